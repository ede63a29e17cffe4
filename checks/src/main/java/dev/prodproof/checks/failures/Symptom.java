package dev.prodproof.checks.failures;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;

/// What was sent, and what kind of answer came back, where nobody says what happened inside.
///
/// @param family how far it was from an everyday request
/// @param kind what was odd about it, wherever that stood: `type: null`
/// @param media type of the answer
record Symptom(Family family, String kind, String media) {
  /// What fails the nearest to an everyday request tells most of an operation; the rest follows from it.
  enum Family {
    ORDINARY,
    LEGAL,
    INVALID,
    HEADERS,
    MADE_UP
  }

  /// @param madeUp it spoke of a thing that may not be there
  static Symptom of(Exchange exchange, boolean madeUp) {
    Purpose purpose = exchange.purpose();
    return new Symptom(madeUp ? Family.MADE_UP : family(purpose), kind(purpose), exchange.mediaType());
  }

  private static Family family(Purpose purpose) {
    return switch (purpose) {
      case Purpose.Valid(String _, boolean plain) -> plain ? Family.ORDINARY : Family.LEGAL;
      case Purpose.Step _, Purpose.Look _ -> Family.ORDINARY;
      case Purpose.Unusual _ -> Family.LEGAL;
      case Purpose.Invalid _,
          Purpose.Malformed _,
          Purpose.WrongMedia _,
          Purpose.WrongMethod _,
          Purpose.Oversized _,
          Purpose.BrokenFraming _,
          Purpose.Faulted _ ->
          Family.INVALID;
      case Purpose.OddHeaders _ -> Family.HEADERS;
    };
  }

  private static String kind(Purpose purpose) {
    return switch (purpose) {
      case Purpose.Valid(String variety, boolean plain) -> plain ? "ordinary" : withoutSite(variety);
      case Purpose.Step _, Purpose.Look _ -> "ordinary";
      case Purpose.Unusual(var _, String variety, String _) -> variety;
      case Purpose.Invalid(var _, String keyword, String variety, boolean _, long _) ->
          keyword + ": " + variety;
      case Purpose.OddHeaders(String variety) -> variety;
      case Purpose.Malformed(String variety, boolean _) -> variety;
      case Purpose.WrongMedia(String media) -> media;
      case Purpose.WrongMethod _, Purpose.Oversized _, Purpose.BrokenFraming _, Purpose.Faulted _ -> "";
    };
  }

  /// `longest` of `longest body:/notes`; where several values are odd at once, that alone is what they share.
  private static String withoutSite(String variety) {
    return variety.startsWith("random at ") ? "random" : variety.replaceFirst(" [a-z]+:\\S*$", "");
  }
}
