package dev.prodproof.experiments.fuzzing.refusal;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A rule in the labels' words; more than one where the rule leaves open which it is.
record Spelled(String name, JsonNode value) {
  static List<Spelled> rule(Rule rule) {
    return switch (rule) {
      case Rule.Required _ -> List.of(named("required"));
      case Rule.NotNull _ -> List.of(named("not-null"));
      case Rule.UnknownProperty _ -> List.of(named("unknown-property"));
      case Rule.Unique _ -> List.of(named("unique"));
      case Rule.OfType type -> List.of(text("type", type.type()));
      case Rule.Format format -> List.of(text("format", format.name()));
      case Rule.Matches matches -> List.of(text("pattern", matches.regex()));
      case Rule.Minimum min ->
          List.of(number(min.exclusive() ? "exclusiveMinimum" : "minimum", min.value()));
      case Rule.Maximum max ->
          List.of(number(max.exclusive() ? "exclusiveMaximum" : "maximum", max.value()));
      case Rule.MinLength min -> List.of(number("minLength", BigDecimal.valueOf(min.value())));
      case Rule.MaxLength max -> List.of(number("maxLength", BigDecimal.valueOf(max.value())));
      case Rule.AtLeast min -> each(min.value(), "minimum", "minLength", "at-least");
      case Rule.AtMost max -> each(max.value(), "maximum", "maxLength", "at-most");
      case Rule.MultipleOf of -> List.of(number("multipleOf", of.value()));
      case Rule.OneOf choice -> List.of(new Spelled("enum", list(choice.values())));
    };
  }

  boolean sameValue(JsonNode expected) {
    if (value.isNumber() && expected.isNumber()) {
      return value.decimalValue().compareTo(expected.decimalValue()) == 0;
    }
    return value.isArray() ? sorted(value).equals(sorted(expected)) : value.equals(expected);
  }

  private static List<String> sorted(JsonNode array) {
    return array.values().stream()
        .map(JsonNode::asString)
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static Spelled named(String name) {
    return new Spelled(name, JsonNodeFactory.instance.missingNode());
  }

  private static Spelled text(String name, String value) {
    return new Spelled(name, JsonNodeFactory.instance.stringNode(value));
  }

  private static Spelled number(String name, BigDecimal value) {
    return new Spelled(name, JsonNodeFactory.instance.numberNode(value));
  }

  private static List<Spelled> each(BigDecimal value, String... names) {
    return Stream.of(names).map(name -> number(name, value)).toList();
  }

  private static JsonNode list(List<String> values) {
    var array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }
}
