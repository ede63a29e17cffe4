package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.experiments.fuzzing.values.UnusualText;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Requests that obey the description at its edges: limits, each listed value, each branch, null, and
/// numbers that overflow what they are usually kept in.
public final class BoundaryCases {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_VALUES = 12;
  private static final int MOST_ITEMS = 200;
  private static final int LONGEST = 70_000;
  private static final String ROCKET = "\uD83D\uDE80";
  private static final List<String> NUMBERS =
      List.of(
          "0", "-1", "1", "2147483647", "2147483648", "-2147483649", "9007199254740993",
          "9223372036854775807", "9223372036854775808", "1000000000000000000000000000000");
  private static final List<String> FRACTIONS =
      List.of("0.1", "0.30000000000000004", "1e-7", "123456789.987654321", "1.7976931348623157e308", "1e400");

  private BoundaryCases() {}

  public static List<Case> of(Draft plain) {
    Stream<Case> single = Spot.of(plain).stream().flatMap(spot -> single(plain, spot));
    return Stream.concat(single, pairs(plain))
        .filter(one -> !one.draft().equals(plain))
        .filter(one -> WireForm.obeys(one.draft()))
        .toList();
  }

  private static Stream<Case> single(Draft plain, Spot spot) {
    return values(spot).entrySet().stream()
        .filter(value -> sendable(spot, value.getValue()))
        .map(value -> Case.of(
            plain.with(spot.site(), value.getValue()),
            new Purpose.Valid(value.getKey() + " " + spot.site(), false)));
  }

  /// Rare values for that place; they may break a rule.
  static List<JsonNode> at(Spot spot) {
    return values(spot).values().stream().filter(value -> sendable(spot, value)).toList();
  }

  private static boolean sendable(Spot spot, JsonNode value) {
    // Fields of HTTP hold US-ASCII (RFC 9110, 5.5): other characters mean something else to each reader.
    boolean strange = spot.site().in() == Site.In.HEADER && !value.asString("").matches("\\p{ASCII}*");
    return !strange && (spot.site().in() != Site.In.PATH || !value.asString("").isBlank());
  }

  private static Map<String, JsonNode> values(Spot spot) {
    var values = new LinkedHashMap<String, JsonNode>();
    Schema schema = spot.chosen();
    schema.enumeration().stream().limit(MOST_VALUES).forEach(v -> values.put("value " + v.asString("") + " of", v));
    if (schema.enumeration().isEmpty()) {
      switch (spot.type()) {
        case "string" -> texts(schema, spot.value().asString(""), values);
        case "integer" -> numbers(schema, NUMBERS, values);
        case "number" -> numbers(schema, Stream.concat(NUMBERS.stream(), FRACTIONS.stream()).toList(), values);
        case "boolean" -> values.put("false", NODES.booleanNode(false));
        case "array" -> arrays(schema, spot.value(), values);
        default -> {}
      }
    }
    if (schema.nullable() && !spot.text()) {
      values.put("null", NODES.nullNode());
    }
    paging(spot, values);
    return values;
  }

  private static void texts(Schema schema, String good, Map<String, JsonNode> values) {
    schema.maxLength().ifPresent(max -> {
      if (max <= LONGEST) {
        Lengthened.of(good, (int) max).ifPresent(all -> values.put("longest", text(all)));
        Lengthened.of(good, (int) Math.max(0, max - 1))
            .ifPresent(most -> values.put("nearly longest", text(most)));
        // JSON Schema counts characters, not the units that a language keeps them in.
        values.put("two emoji", text(UnusualText.repeated(ROCKET, 2)));
        values.put("longest of emoji", text(UnusualText.repeated(ROCKET, (int) max)));
      }
    });
    long min = schema.minLength().orElse(0);
    values.put("shortest", text(UnusualText.cut(good, (int) Math.min(min, LONGEST))));
    switch (schema.format()) {
      case "date" -> List.of("0001-01-01", "9999-12-31", "2024-02-29", "1582-10-10")
          .forEach(date -> values.put(date, text(date)));
      case "date-time" -> List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2024-02-29T12:00:00+14:00")
          .forEach(moment -> values.put(moment, text(moment)));
      case "uuid" -> values.put("nil uuid", text("00000000-0000-0000-0000-000000000000"));
      default -> {}
    }
  }

  private static void numbers(Schema schema, List<String> usual, Map<String, JsonNode> values) {
    schema.minimum().ifPresent(min -> values.put("minimum", number(min)));
    schema.maximum().ifPresent(max -> values.put("maximum", number(max)));
    BigDecimal step = schema.multipleOf().orElse(BigDecimal.ONE);
    schema.minimum().or(schema::exclusiveMinimum).ifPresent(min -> values.put("just above minimum", number(min.add(step))));
    schema.maximum().or(schema::exclusiveMaximum).ifPresent(max -> values.put("just below maximum", number(max.subtract(step))));
    usual.forEach(text -> values.put(text, number(new BigDecimal(text))));
    int bits = schema.format().equals("int32") ? 31 : schema.format().equals("int64") ? 63 : 4_096;
    values.values().removeIf(value -> value.decimalValue().toBigInteger().bitLength() > bits);
  }

  private static void arrays(Schema schema, JsonNode good, Map<String, JsonNode> values) {
    values.put("no items in", NODES.arrayNode());
    JsonNode item = good.path(0);
    long most = Math.min(schema.maxItems().orElse(MOST_ITEMS), MOST_ITEMS);
    if (!item.isMissingNode() && !schema.uniqueItems()) {
      ArrayNode many = NODES.arrayNode();
      IntStream.range(0, (int) most).forEach(i -> many.add(item));
      values.put("many items in", many);
      values.put("two of", NODES.arrayNode().add(item).add(item));
    }
  }

  /// What a pager is rarely asked for.
  private static void paging(Spot spot, Map<String, JsonNode> values) {
    if (spot.site().in() == Site.In.QUERY
        && Names.squeezed(spot.site().name()).matches(".*(page|size|limit|offset|skip|count|top|per).*")) {
      List.of("-1", "0", "1000000000", "2147483647", "-2147483648")
          .forEach(text -> values.put(text, number(new BigDecimal(text))));
    }
  }

  /// Ends before their starts, and maxima below their minima.
  private static Stream<Case> pairs(Draft plain) {
    List<Spot> spots = Spot.of(plain);
    var swapped = new ArrayList<Case>();
    for (Spot start : spots) {
      for (Spot end : spots) {
        if (!start.equals(end) && siblings(start.site(), end.site()) && pair(start, end)) {
          swapped.add(Case.of(
              plain.with(start.site(), end.value()).with(end.site(), start.value()),
              new Purpose.Valid("swapped " + start.site() + " and " + end.site(), false)));
        }
      }
    }
    return swapped.stream();
  }

  private static boolean pair(Spot start, Spot end) {
    String first = Names.squeezed(start.site().leaf());
    String second = Names.squeezed(end.site().leaf());
    boolean bounds = first.startsWith("min") && second.equals("max" + first.substring(3));
    boolean times = Names.suggestsStart(first) || Names.suggestsStart(start.site().leaf());
    return start.type().equals(end.type())
        && (bounds || (times && Names.suggestsEnd(end.site().leaf())))
        && !start.value().equals(end.value());
  }

  private static boolean siblings(Site a, Site b) {
    return a.in() == b.in()
        && a.name().lastIndexOf('/') == b.name().lastIndexOf('/')
        && a.name().substring(0, a.name().lastIndexOf('/') + 1).equals(b.name().substring(0, b.name().lastIndexOf('/') + 1));
  }

  private static JsonNode number(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0 && value.precision() - value.scale() < 60
        ? PlainValue.integral(value)
        : NODES.numberNode(value);
  }

  private static JsonNode text(String value) {
    return NODES.stringNode(value);
  }
}
