package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.values.UnusualText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A value that breaks one rule of its schema.
///
/// @param keyword the rule
/// @param certain no lossless coercion turns it into what was meant
record BrokenValue(String keyword, String variety, JsonNode value, boolean certain) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final BigDecimal LARGEST_INT = new BigDecimal(Integer.MAX_VALUE);
  private static final int LONGEST = 20_000;
  private static final int MOST_ITEMS = 1_000;

  private static final Map<String, List<String>> FORMATS =
      Map.of(
          "date", List.of("not-a-date", "2026-02-30", "30/12/2026", "2026-13-01"),
          "date-time", List.of("not-a-date", "2026-02-30T10:00:00Z", "1795000000"),
          "time", List.of("25:61:00Z"),
          "email", List.of("ada", "ada@", "@example.com", "a b@example.com"),
          "uuid", List.of("not-a-uuid", "f0221e57-a11c-4000-8000-00000000000g"),
          "uri", List.of("http://[::", "not a url"),
          "url", List.of("http://[::", "not a url"),
          "ipv4", List.of("256.1.1.1"));

  /// All that the schema gives a reason for; whoever sends them checks that no other rule breaks.
  static List<BrokenValue> of(Spot spot) {
    Schema schema = spot.chosen();
    var all = new ArrayList<BrokenValue>();
    switch (spot.type()) {
      case "string" -> texts(schema, spot.value().asString(""), all);
      case "integer", "number" -> numbers(schema, spot, all);
      case "array" -> arrays(schema, spot.value(), all);
      default -> {}
    }
    values(schema, spot, all);
    types(spot, all);
    return all;
  }

  private static void texts(Schema schema, String good, List<BrokenValue> all) {
    schema.maxLength().ifPresent(max -> {
      if (max < LONGEST) {
        all.add(sure("maxLength", "one too long", text(longer(good, (int) max + 1))));
        all.add(sure("maxLength", "far too long", text(longer(good, (int) max + 5_000))));
      }
    });
    schema.minLength().ifPresent(min -> {
      if (min > 0) {
        all.add(sure("minLength", "one too short", text(UnusualText.cut(good, (int) min - 1))));
        all.add(sure("minLength", "empty", text("")));
      }
    });
    if (schema.pattern().isPresent()) {
      int length = good.codePointCount(0, good.length());
      String shorter = UnusualText.cut(good, length - 1);
      all.add(sure("pattern", "an emoji at the end", text(shorter + "\uD83D\uDE80")));
      all.add(sure("pattern", "a sign at the end", text(shorter + "!")));
      all.add(sure("pattern", "a sign in front", text("*" + good.substring(Math.min(1, good.length())))));
      all.add(sure("pattern", "other letters", text(UnusualText.repeated("\u00E4", Math.max(1, length)))));
      // Whoever trims before looking keeps the rule.
      all.add(new BrokenValue("pattern", "a line break at the end", text(good + "\n"), false));
      all.add(new BrokenValue("pattern", "a space around", text(" " + good + " "), false));
    }
    FORMATS
        .getOrDefault(schema.format(), List.of())
        .forEach(wrong -> all.add(new BrokenValue("format", wrong, text(wrong), false)));
  }

  private static String longer(String good, int length) {
    return good + UnusualText.repeated("abcdefghij", Math.max(0, length - good.codePointCount(0, good.length())));
  }

  private static void numbers(Schema schema, Spot spot, List<BrokenValue> all) {
    boolean integer = spot.type().equals("integer");
    BigDecimal step = schema.multipleOf().orElse(integer ? BigDecimal.ONE : new BigDecimal("0.01"));
    BigDecimal far = new BigDecimal(100_000);
    schema.minimum().ifPresent(min -> {
      all.add(sure("minimum", "just below", number(min.subtract(step), integer)));
      all.add(sure("minimum", "far below", number(min.subtract(far.multiply(step)), integer)));
    });
    schema.maximum().ifPresent(max -> {
      all.add(sure("maximum", "just above", number(max.add(step), integer)));
      all.add(sure("maximum", "far above", number(max.add(far.multiply(step)), integer)));
      if (integer && max.compareTo(LARGEST_INT) < 0) {
        all.add(sure("maximum", "the largest of 32 bits", number(LARGEST_INT, true)));
      }
    });
    schema.exclusiveMinimum().ifPresent(min -> all.add(sure("exclusiveMinimum", "at the bound", number(min, integer))));
    schema.exclusiveMaximum().ifPresent(max -> all.add(sure("exclusiveMaximum", "at the bound", number(max, integer))));
    schema.multipleOf().ifPresent(unit ->
        all.add(sure("multipleOf", "between two steps", number(spot.value().decimalValue().add(unit.divide(BigDecimal.TWO)), false))));
    if (integer) {
      all.add(sure("type", "a fraction", NODES.numberNode(spot.value().decimalValue().add(new BigDecimal("0.5")))));
      all.add(new BrokenValue("format", "beyond 32 bits", NODES.numberNode(3_000_000_000L), false));
      all.add(new BrokenValue("format", "beyond 64 bits", NODES.numberNode(new BigDecimal("9223372036854775808").toBigInteger()), false));
    }
    all.add(sure("type", "a word", text("zqword")));
  }

  private static void arrays(Schema schema, JsonNode good, List<BrokenValue> all) {
    JsonNode item = good.path(0);
    if (item.isMissingNode()) {
      return;
    }
    schema.maxItems().ifPresent(max -> {
      if (max < MOST_ITEMS) {
        all.add(sure("maxItems", "one too many", times(good, (int) max + 1)));
      }
    });
    schema.minItems().ifPresent(min -> {
      if (min > 0) {
        all.add(sure("minItems", "one too few", times(good, (int) min - 1)));
      }
    });
    if (schema.uniqueItems()) {
      // A set takes it once.
      all.add(new BrokenValue("uniqueItems", "the same twice", NODES.arrayNode().add(item).add(item), false));
    }
  }

  private static ArrayNode times(JsonNode good, int count) {
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < count; i++) {
      array.add(i < good.size() ? good.path(i) : good.path(0));
    }
    return array;
  }

  private static void values(Schema schema, Spot spot, List<BrokenValue> all) {
    List<JsonNode> allowed = schema.enumeration();
    if (!allowed.isEmpty()) {
      JsonNode first = allowed.getFirst();
      all.add(sure("enum", "unknown value", first.isNumber() ? number(new BigDecimal("987654"), true) : text("zqunknown")));
      String other = first.asString("");
      String flipped = other.equals(other.toUpperCase(Locale.ROOT)) ? other.toLowerCase(Locale.ROOT) : other.toUpperCase(Locale.ROOT);
      all.add(new BrokenValue("enum", "other case", text(flipped), false));
      all.add(new BrokenValue("enum", "spaces around", text(" " + other + " "), false));
    }
    if (schema.closed() && spot.value() instanceof ObjectNode object) {
      all.add(sure("additionalProperties", "an unknown property", object.deepCopy().put("zqextra", "x")));
    }
  }

  private static void types(Spot spot, List<BrokenValue> all) {
    String type = spot.type();
    if (type.isEmpty()) {
      return;
    }
    if (spot.text()) {
      if (type.equals("boolean")) {
        all.add(sure("type", "a word", text("zqword")));
      }
      return;
    }
    boolean counts = type.equals("integer") || type.equals("number");
    all.add(new BrokenValue("type", "null", NODES.nullNode(), spot.required()));
    all.add(sure("type", "an object", NODES.objectNode().put("zq", 1)));
    all.add(new BrokenValue("type", "a list", NODES.arrayNode().add("zq"), !type.equals("string")));
    all.add(new BrokenValue("type", "a number", NODES.numberNode(42), type.equals("object")));
    all.add(new BrokenValue("type", "a boolean", NODES.booleanNode(true), type.equals("object")));
    all.add(new BrokenValue("type", "text", text(counts ? spot.value().asString() : "zqtext"), type.equals("object") || type.equals("boolean")));
    all.add(new BrokenValue("type", "empty text", text(""), false));
  }

  private static BrokenValue sure(String keyword, String variety, JsonNode value) {
    return new BrokenValue(keyword, variety, value, true);
  }

  private static JsonNode text(String value) {
    return NODES.stringNode(value);
  }

  private static JsonNode number(BigDecimal value, boolean integer) {
    return integer ? PlainValue.integral(value) : NODES.numberNode(value);
  }
}
