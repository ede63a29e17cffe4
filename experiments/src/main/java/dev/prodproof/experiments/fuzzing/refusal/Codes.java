package dev.prodproof.experiments.fuzzing.refusal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What machine-readable codes say where the message doesn't: `minLength`, `oneof`, `NotBlank`.
final class Codes {
  private static final List<String> CODES = List.of("keyword", "code", "tag", "rule", "type");
  /// Symfony puts what its message leaves out beside it, under the name of the placeholder.
  private static final String CHOICES = "{{ choices }}";

  private static final List<String> PARAMETERS = List.of("params", "context", "ctx", "param");

  private Codes() {}

  static List<Said> in(JsonNode error) {
    List<Said> said = new ArrayList<>();
    for (String key : CODES) {
      String code = error.path(key).asString("");
      if (!code.isEmpty() && code.length() < 60) {
        said.addAll(of(code, error));
        for (String parameters : PARAMETERS) {
          if (error.has(parameters)) {
            said.addAll(of(code, error.path(parameters)));
          }
        }
      }
    }
    said.addAll(MembershipPhrases.choices(error.path("parameters").path(CHOICES).asString("")));
    return said;
  }

  /// @param given an object with named values, or the one value itself
  static List<Said> of(String code, JsonNode given) {
    String word = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return switch (word) {
      case "required", "missing", "anyrequired", "notnull", "notblank" -> required(given);
      case "additionalproperties" -> named(given.path("additionalProperty"));
      case "unrecognizedkeys" -> named(given.path("keys"));
      case "enum", "oneof", "anyonly", "invalidvalue" -> choices(given);
      case "email", "uuid", "url", "uri" -> TextPhrases.format(word);
      case "invalidformat", "format" -> format(given.path("format").asString(""));
      case "datetime" ->
          given.asString("").equals("2006-01-02") ? TextPhrases.format("date") : List.of();
      case "min", "gte" -> bound(given, Rule.AtLeast::new);
      case "max", "lte" -> bound(given, Rule.AtMost::new);
      case "gt", "exclusiveminimum" -> bound(given, n -> new Rule.Minimum(n, true));
      case "lt", "exclusivemaximum" -> bound(given, n -> new Rule.Maximum(n, true));
      case "minimum" -> bound(given, n -> new Rule.Minimum(n, false));
      case "maximum" -> bound(given, n -> new Rule.Maximum(n, false));
      case "minlength", "minitems" -> bound(given, Codes::minLength);
      case "maxlength", "maxitems" -> bound(given, Codes::maxLength);
      case "length" -> Ranges.length(given);
      case "range" -> Ranges.range(given);
      default -> List.of();
    };
  }

  static Rule minLength(BigDecimal value) {
    return new Rule.MinLength(value.intValue());
  }

  static Rule maxLength(BigDecimal value) {
    return new Rule.MaxLength(value.intValue());
  }

  private static List<Said> required(JsonNode given) {
    return List.of(new Said(new Rule.Required(), given.path("missingProperty").asString("")));
  }

  private static List<Said> named(JsonNode names) {
    List<JsonNode> all = names.isArray() ? List.copyOf(names.values()) : List.of(names);
    return all.stream()
        .filter(JsonNode::isString)
        .map(name -> new Said(new Rule.UnknownProperty(), name.asString()))
        .toList();
  }

  private static List<Said> choices(JsonNode given) {
    List<String> values = new ArrayList<>();
    for (String key : List.of("allowedValues", "values", "valids", "options")) {
      given.path(key).values().forEach(value -> values.add(value.asString("")));
    }
    if (given.isString()) {
      Pattern.compile(" ").splitAsStream(given.asString()).forEach(values::add);
    }
    values.removeIf(String::isEmpty);
    return values.isEmpty() ? List.of() : List.of(Said.of(new Rule.OneOf(values)));
  }

  private static List<Said> format(String name) {
    return name.isEmpty() || name.equals("regex") || name.equals("iso")
        ? List.of()
        : TextPhrases.format(name);
  }

  private static List<Said> bound(JsonNode given, Function<BigDecimal, Rule> rule) {
    JsonNode value = given.isObject() ? given.path("limit") : given;
    return number(value).map(n -> List.of(Said.of(rule.apply(n)))).orElse(List.of());
  }

  static Optional<BigDecimal> number(JsonNode value) {
    String text = value.isNumber() || value.isString() ? value.asString() : "";
    return text.matches("-?\\d{1,18}(\\.\\d{1,18})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
