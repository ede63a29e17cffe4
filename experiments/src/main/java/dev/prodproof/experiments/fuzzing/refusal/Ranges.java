package dev.prodproof.experiments.fuzzing.refusal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Both ends of a range, as some validators give them: `{"min": 3, "max": 20}`.
final class Ranges {
  private Ranges() {}

  static List<Said> length(JsonNode given) {
    List<Said> said = new ArrayList<>();
    add(said, given, "min", Codes::minLength);
    add(said, given, "max", Codes::maxLength);
    add(said, given, "equal", Codes::minLength);
    add(said, given, "equal", Codes::maxLength);
    return said;
  }

  static List<Said> range(JsonNode given) {
    List<Said> said = new ArrayList<>();
    add(said, given, "min", n -> new Rule.Minimum(n, false));
    add(said, given, "max", n -> new Rule.Maximum(n, false));
    add(said, given, "exclusive_min", n -> new Rule.Minimum(n, true));
    add(said, given, "exclusive_max", n -> new Rule.Maximum(n, true));
    return said;
  }

  private static void add(
      List<Said> said, JsonNode given, String key, Function<BigDecimal, Rule> rule) {
    Codes.number(given.path(key)).map(rule).map(Said::of).ifPresent(said::add);
  }
}
