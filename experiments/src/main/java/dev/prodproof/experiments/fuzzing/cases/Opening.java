package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The few cases of an operation that show most, of most services: sent to every operation before any
/// operation is looked at closely.
public final class Opening {
  /// For each operation.
  private static final int MOST = 40;

  /// In the order in which they are sent: one of a kind for each site.
  private static final List<Predicate<Purpose>> KINDS =
      List.of(
          malformed("truncated"),
          purpose -> purpose instanceof Purpose.WrongMethod,
          invalid("just above", "at the bound", "one too long", "unknown value", "one too many"),
          invalid("the largest of 32 bits", "beyond 32 bits"),
          valid("2147483647", "longest", "2147483648"),
          unusual("emoji trailing"),
          invalid("an emoji at the end"),
          invalid("missing", "no body"),
          invalid("null"),
          invalid("an object", "a word", "not-a-date", "text"),
          unusual("very long: 5000", "very long: 300"),
          invalid("just below", "one too short", "empty", "one too few"),
          purpose -> purpose instanceof Purpose.WrongMedia,
          unusual("nul"),
          malformed("blank"),
          unusual("apostrophe"),
          valid("9223372036854775808", "two emoji", "no items in", "swapped"));

  private Opening() {}

  /// @param all of one operation
  /// @return some of them, the most telling first
  public static List<Case> of(List<Case> all) {
    var chosen = new ArrayList<Case>();
    for (Predicate<Purpose> kind : KINDS) {
      Set<String> sites = new HashSet<>();
      for (Case one : all) {
        if (chosen.size() < MOST && kind.test(one.purpose()) && sites.add(site(one.purpose()))) {
          chosen.add(one);
        }
      }
    }
    return List.copyOf(chosen);
  }

  private static String site(Purpose purpose) {
    return switch (purpose) {
      case Purpose.Invalid(Site site, _, _, _, _) -> site.toString();
      case Purpose.Unusual(Site site, _, _) -> site.toString();
      case Purpose.Valid(String variety, _) -> variety.substring(variety.lastIndexOf(' ') + 1);
      case Purpose.Malformed _,
          Purpose.WrongMedia _,
          Purpose.WrongMethod _,
          Purpose.Look _,
          Purpose.Oversized _,
          Purpose.OddHeaders _,
          Purpose.BrokenFraming _,
          Purpose.Faulted _,
          Purpose.Step _ ->
          "";
    };
  }

  private static Predicate<Purpose> malformed(String variety) {
    return purpose -> purpose instanceof Purpose.Malformed(String of, _) && of.equals(variety);
  }

  private static Predicate<Purpose> invalid(String... varieties) {
    return purpose ->
        purpose instanceof Purpose.Invalid(_, _, String of, _, _) && List.of(varieties).contains(of);
  }

  private static Predicate<Purpose> unusual(String... varieties) {
    return purpose -> purpose instanceof Purpose.Unusual(_, String of, _) && List.of(varieties).contains(of);
  }

  private static Predicate<Purpose> valid(String... beginnings) {
    return purpose ->
        purpose instanceof Purpose.Valid(String of, _) && List.of(beginnings).stream().anyMatch(of::startsWith);
  }
}
