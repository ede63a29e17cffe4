package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.values.Everyday;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.experiments.fuzzing.values.RegexText;
import dev.prodproof.experiments.fuzzing.values.UnusualText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An everyday value for a schema. It isn't yet certain to obey: whoever asks validates the whole.
final class PlainValue {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;
  private static final int UNBOUNDED = 120;

  /// Which of the optional values are wanted.
  enum Breadth {
    /// What the description shows, where it shows anything.
    EXAMPLE,
    REQUIRED,
    ALL
  }

  /// Asked first for each value.
  interface Source {
    Optional<JsonNode> value(String pointer, Schema schema);

    /// Pointers of values that are sent though they may be left out; perhaps undeclared ones.
    Set<String> needed();
  }

  private final Everyday everyday;
  private final RandomGenerator chance;
  private final Breadth breadth;
  private final Source source;

  PlainValue(Everyday everyday, RandomGenerator chance, Breadth breadth, Source source) {
    this.everyday = everyday;
    this.chance = chance;
    this.breadth = breadth;
    this.source = source;
  }

  /// @param pointer where it stands; its last part is the name that the value is chosen by
  JsonNode of(String pointer, Schema schema) {
    return of(pointer, schema, DEEPEST);
  }

  private JsonNode of(String pointer, Schema schema, int depth) {
    String name = named(pointer);
    Optional<JsonNode> given =
        Stream.of(schema.constant(), source.value(pointer, schema), example(name, schema))
            .flatMap(Optional::stream)
            .filter(schema::accepts)
            .findFirst();
    if (given.isPresent()) {
      return given.get();
    }
    if (!schema.enumeration().isEmpty()) {
      return schema.enumeration().getFirst();
    }
    if (!schema.branches().isEmpty() && depth > 0) {
      return branch(pointer, schema, depth);
    }
    return typed(pointer, name, schema, depth);
  }

  private JsonNode branch(String pointer, Schema schema, int depth) {
    List<JsonNode> tried =
        schema.branches().stream()
            .filter(branch -> !branch.node().path("type").asString("").equals("null"))
            .limit(6)
            .map(branch -> of(pointer, branch, depth - 1))
            .toList();
    return tried.stream().filter(schema::accepts).findFirst().orElse(tried.isEmpty() ? NODES.nullNode() : tried.getFirst());
  }

  private JsonNode typed(String pointer, String name, Schema schema, int depth) {
    String type = schema.types().isEmpty() ? "string" : schema.types().iterator().next();
    return switch (type) {
      case "object" -> object(pointer, schema, depth);
      case "array" -> array(pointer, schema, depth);
      case "integer" -> number(name, schema, true);
      case "number" -> number(name, schema, false);
      case "boolean" -> NODES.booleanNode(true);
      default -> text(name, schema);
    };
  }

  private Optional<JsonNode> example(String name, Schema schema) {
    boolean wornOut = breadth != Breadth.EXAMPLE && Names.suggestsUnique(name) && schema.is("string") && schema.pattern().isEmpty();
    boolean past = breadth != Breadth.EXAMPLE && schema.format().startsWith("date");
    return wornOut || past ? Optional.empty() : schema.examples().stream().filter(value -> !value.isNull()).findFirst();
  }

  private ObjectNode object(String pointer, Schema schema, int depth) {
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<String, Schema> property : schema.properties().entrySet()) {
      String at = Pointers.child(pointer, property.getKey());
      boolean wanted = breadth == Breadth.ALL && depth > 1 && !OwnId.is(at);
      if (wanted || schema.required().contains(property.getKey()) || source.needed().contains(at)) {
        if (depth > 0) {
          object.set(property.getKey(), of(at, property.getValue(), depth - 1));
        }
      }
    }
    for (String name : undeclared(pointer, schema)) {
      if (!object.has(name)) {
        object.put(name, everyday.text(name, "", UNBOUNDED));
      }
    }
    return object;
  }

  private Set<String> undeclared(String pointer, Schema schema) {
    var names = new LinkedHashSet<>(schema.required());
    source.needed().stream()
        .filter(at -> at.startsWith(pointer + "/") && at.indexOf('/', pointer.length() + 1) < 0)
        .filter(at -> !schema.closed())
        .forEach(at -> names.add(at.substring(pointer.length() + 1)));
    names.removeAll(schema.properties().keySet());
    return names;
  }

  private ArrayNode array(String pointer, Schema schema, int depth) {
    ArrayNode array = NODES.arrayNode();
    Optional<Schema> items = schema.items();
    long least = schema.minItems().orElse(0);
    long wanted = breadth == Breadth.REQUIRED ? least : Math.max(1, least);
    long count = Math.min(Math.min(wanted, schema.maxItems().orElse(wanted)), 100);
    for (int i = 0; i < count && items.isPresent() && depth > 0; i++) {
      JsonNode item = of(pointer + "/" + i, items.get(), depth - 1);
      array.add(schema.uniqueItems() && i > 0 ? another(item, items.get(), i) : item);
    }
    return array;
  }

  private static JsonNode another(JsonNode item, Schema schema, int nth) {
    List<JsonNode> values = schema.enumeration();
    if (nth < values.size()) {
      return values.get(nth);
    }
    return item.isIntegralNumber()
        ? NODES.numberNode(item.bigIntegerValue().add(BigInteger.valueOf(nth)))
        : item.isString() ? NODES.stringNode(item.asString() + (char) ('a' + nth % 26)) : item;
  }

  private JsonNode text(String name, Schema schema) {
    int max = (int) Math.min(schema.maxLength().orElse(UNBOUNDED), 10_000);
    int min = (int) Math.min(schema.minLength().orElse(0), 10_000);
    var tried = new ArrayList<String>();
    tried.add(padded(everyday.text(name, schema.format(), Math.max(max, 0)), min));
    schema.pattern().ifPresent(regex -> tried.addAll(RegexText.matching(regex, min, max, chance)));
    schema.examples().forEach(value -> tried.add(value.asString("")));
    tried.add(UnusualText.repeated("a", Math.max(min, Math.min(1, max))));
    return tried.stream()
        .<JsonNode>map(NODES::stringNode)
        .filter(schema::accepts)
        .findFirst()
        .orElse(NODES.stringNode(tried.getFirst()));
  }

  private static String padded(String text, int min) {
    int length = text.codePointCount(0, text.length());
    return length >= min ? text : text + UnusualText.repeated("abcdefgh", min - length);
  }

  private static JsonNode number(String name, Everyday everyday, Schema schema, boolean integer) {
    BigDecimal usual = everyday.number(name, integer);
    BigDecimal step = schema.multipleOf().orElse(BigDecimal.ONE);
    BigDecimal low = schema.minimum().orElse(schema.exclusiveMinimum().map(m -> m.add(step)).orElse(usual));
    BigDecimal high = schema.maximum().orElse(schema.exclusiveMaximum().map(m -> m.subtract(step)).orElse(usual));
    BigDecimal even = low.divide(step, 0, RoundingMode.CEILING).multiply(step);
    BigDecimal middle = low.add(high).divide(BigDecimal.TWO);
    return Stream.of(usual, low, even, high, middle, BigDecimal.ONE, BigDecimal.ZERO)
        .map(value -> integer ? integral(value) : NODES.numberNode(value))
        .filter(schema::accepts)
        .findFirst()
        .orElse(integral(usual));
  }

  private JsonNode number(String name, Schema schema, boolean integer) {
    return number(name, everyday, schema, integer);
  }

  /// An integer is written as one: `3`, not `3.0`.
  static JsonNode integral(BigDecimal value) {
    BigInteger whole = value.toBigInteger();
    return whole.bitLength() < 63 ? NODES.numberNode(whole.longValue()) : NODES.numberNode(whole);
  }

  /// The name that a pointer ends in; an item has that of its list, in the singular.
  static String named(String pointer) {
    String[] parts = pointer.split("/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      if (!parts[i].matches("\\d*")) {
        return i == parts.length - 1 ? parts[i] : parts[i].replaceAll("s$", "");
      }
    }
    return pointer;
  }
}
