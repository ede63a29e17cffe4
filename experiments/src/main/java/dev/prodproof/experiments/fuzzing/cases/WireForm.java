package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.description.Schema.Violation;
import dev.prodproof.facts.Site;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a value says once it is written out: outside of JSON everything is text, and `5` in a query is as
/// good a string as it is a number.
final class WireForm {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> COMPOSED = Set.of("oneOf", "anyOf", "allOf", "not", "if");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,3})?");
  private static final Pattern INTEGER = Pattern.compile("-?\\d+");

  private WireForm() {}

  /// Every value keeps to its schema, as it stands on the wire.
  static boolean obeys(Draft draft) {
    return broken(draft).isEmpty();
  }

  /// The same where all but the value at that site is known to obey.
  static boolean obeys(Draft draft, Site changed) {
    return switch (changed.in()) {
      case BODY, FORM -> schema(draft).map(schema -> body(draft, schema).isEmpty()).orElse(true);
      case PATH, QUERY, HEADER, COOKIE -> obeys(draft, draft.operation().parameters(changed.in()), changed);
    };
  }

  private static boolean obeys(Draft draft, List<Parameter> parameters, Site changed) {
    JsonNode value = draft.parameters().get(changed);
    return value == null
        ? changed.in() != Site.In.PATH
        : parameters.stream()
            .filter(parameter -> parameter.site().equals(changed))
            .allMatch(parameter -> violations(parameter.schema(), value).isEmpty());
  }

  /// Rules that the request breaks, as `site keyword`; those that only sum up others are left out.
  static List<String> broken(Draft draft) {
    var all = new ArrayList<String>();
    for (Parameter parameter : draft.operation().parameters()) {
      JsonNode value = draft.parameters().get(parameter.site());
      if (value == null) {
        if (parameter.site().in() == Site.In.PATH) {
          all.add(parameter.site() + " required");
        }
        continue;
      }
      violations(parameter.schema(), value).forEach(v -> all.add(parameter.site() + v.pointer() + " " + v.keyword()));
    }
    schema(draft).ifPresent(schema -> body(draft, schema).forEach(v -> all.add("body:" + v.pointer() + " " + v.keyword())));
    return all.stream().distinct().toList();
  }

  /// The schema of the body as it is about to be sent.
  static Optional<Schema> schema(Draft draft) {
    ApiOperation operation = draft.operation();
    return switch (draft.content()) {
      case Content.Json(String media, _) -> Optional.ofNullable(operation.bodies().get(media)).or(operation::json);
      case Content.Fields(String media, _) -> Optional.ofNullable(operation.bodies().get(media));
      case Content.Nothing _, Content.Raw _ -> Optional.empty();
    };
  }

  private static List<Violation> body(Draft draft, Schema schema) {
    if (!(draft.content() instanceof Content.Fields)) {
      return telling(schema.violations(draft.body()));
    }
    var all = new ArrayList<>(telling(schema.violations(read(schema, draft.body()))));
    all.removeIf(violation -> violation.keyword().equals("additionalProperties"));
    return all;
  }

  /// The broken rules of a parameter's value: only those that stand however the text is read.
  static List<Violation> violations(Schema schema, JsonNode value) {
    return telling(schema.violations(read(schema, value)));
  }

  /// The value as a reader that knows the schema would take the text.
  private static JsonNode read(Schema schema, JsonNode value) {
    return switch (value) {
      case ArrayNode array -> items(schema, array);
      case ObjectNode object -> properties(schema, object);
      default -> scalar(schema, value.asString(""));
    };
  }

  private static JsonNode items(Schema schema, ArrayNode array) {
    ArrayNode read = NODES.arrayNode();
    array.forEach(item -> read.add(schema.items().map(inner -> read(inner, item)).orElse(item)));
    return read;
  }

  private static JsonNode properties(Schema schema, ObjectNode object) {
    ObjectNode read = NODES.objectNode();
    for (var property : object.properties()) {
      Schema inner = schema.properties().get(property.getKey());
      JsonNode value = property.getValue();
      read.set(property.getKey(), inner == null ? value : read(inner, value));
    }
    return read;
  }

  private static JsonNode scalar(Schema schema, String text) {
    JsonNode asText = NODES.stringNode(text);
    return Stream.of(asText, number(text), truth(text), listed(schema, text))
        .filter(reading -> !reading.isMissingNode())
        .filter(schema::accepts)
        .findFirst()
        .orElseGet(() -> nearest(schema, text, asText));
  }

  /// Where no reading obeys: the one of the right type, so that the rule that it breaks can be told.
  private static JsonNode nearest(Schema schema, String text, JsonNode asText) {
    JsonNode number = number(text);
    boolean numeric = schema.is("number") || (schema.is("integer") && (number.isMissingNode() || number.isIntegralNumber()));
    return numeric && !number.isMissingNode() ? number : asText;
  }

  private static JsonNode number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return NODES.missingNode();
    }
    var value = new BigDecimal(text);
    return INTEGER.matcher(text).matches() ? PlainValue.integral(value) : NODES.numberNode(value);
  }

  private static JsonNode truth(String text) {
    return text.equals("true") || text.equals("false")
        ? NODES.booleanNode(text.equals("true"))
        : NODES.missingNode();
  }

  private static JsonNode listed(Schema schema, String text) {
    return schema.is("array") && schema.items().isPresent()
        ? NODES.arrayNode().add(scalar(schema.items().get(), text))
        : NODES.missingNode();
  }

  private static List<Violation> telling(List<Violation> violations) {
    List<Violation> plain = violations.stream().filter(v -> !COMPOSED.contains(v.keyword())).toList();
    return plain.isEmpty() ? violations : plain;
  }
}
