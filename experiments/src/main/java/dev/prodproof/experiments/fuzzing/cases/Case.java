package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.facts.Purpose;

/// One request to send, and what for.
///
/// @param method the operation's own, or another on purpose
public record Case(Draft draft, String method, Purpose purpose) {
  public static Case of(Draft draft, Purpose purpose) {
    return new Case(draft, draft.operation().method(), purpose);
  }

  /// The same, citing the accepted exchange that it differs from in one value only.
  public Case mended(long exchange) {
    return switch (purpose) {
      case Purpose.Invalid(var site, String keyword, String variety, boolean certain, _) ->
          new Case(draft, method, new Purpose.Invalid(site, keyword, variety, certain, exchange));
      case Purpose.Look _,
          Purpose.Valid _,
          Purpose.Unusual _,
          Purpose.Malformed _,
          Purpose.WrongMedia _,
          Purpose.WrongMethod _,
          Purpose.Oversized _,
          Purpose.OddHeaders _,
          Purpose.BrokenFraming _,
          Purpose.Faulted _,
          Purpose.Step _ ->
          this;
    };
  }
}
