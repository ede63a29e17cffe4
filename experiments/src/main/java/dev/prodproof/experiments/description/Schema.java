package dev.prodproof.experiments.description;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One schema of the description, read as JSON Schema 2020-12 (the dialect of OpenAPI 3.1).
///
/// It unfolds as it is asked: references are followed and `allOf` put together one level at a time,
/// so that a schema that contains itself does no harm. Whoever walks down minds the depth.
public final class Schema {
  private final JsonNode written;
  private final Document document;
  private final Direction direction;
  private @Nullable JsonNode flat;
  private @Nullable Map<String, Schema> properties;

  /// Whose values it describes: fields that only the service may write are no part of a request,
  /// and the other way round.
  public enum Direction {
    REQUEST,
    ANSWER
  }

  /// @param pointer into the value (RFC 6901); for a missing property, where it would stand
  /// @param keyword the broken rule: `maximum`, `required`
  public record Violation(String pointer, String keyword, String message) {}

  Schema(JsonNode written, Document document, Direction direction) {
    this.written = written;
    this.document = document;
    this.direction = direction;
  }

  /// The schema with its reference followed and `allOf` put together. `oneOf` and `anyOf` still
  /// stand.
  public JsonNode node() {
    JsonNode known = flat;
    if (known == null) {
      known = document.merge().flat(written);
      flat = known;
    }
    return known;
  }

  /// As it stands in the document: perhaps no more than a `$ref`.
  public JsonNode written() {
    return written;
  }

  /// Names of JSON Schema, `null` left out; empty where every type will do.
  public Set<String> types() {
    Set<String> types = JsonTypes.named(node());
    types.remove("null");
    return types;
  }

  /// The type's name in JSON Schema: `integer` for a number without a fraction.
  public static String typeOf(JsonNode value) {
    return JsonTypes.of(value);
  }

  public boolean is(String type) {
    return types().contains(type);
  }

  /// Says that `null` will do: by its type, its values or a branch.
  public boolean nullable() {
    return JsonTypes.named(node()).contains("null")
        || enumeration().stream().anyMatch(JsonNode::isNull)
        || branches().stream().anyMatch(branch -> JsonTypes.isNull(branch.node()));
  }

  public List<JsonNode> enumeration() {
    return list("enum");
  }

  public Optional<JsonNode> constant() {
    return Optional.ofNullable(node().get("const"));
  }

  public String format() {
    return text("format").orElse("");
  }

  public Optional<String> pattern() {
    return text("pattern");
  }

  public OptionalLong minLength() {
    return count("minLength");
  }

  public OptionalLong maxLength() {
    return count("maxLength");
  }

  public OptionalLong minItems() {
    return count("minItems");
  }

  public OptionalLong maxItems() {
    return count("maxItems");
  }

  public boolean uniqueItems() {
    return node().path("uniqueItems").asBoolean(false);
  }

  public Optional<BigDecimal> minimum() {
    return number("minimum");
  }

  public Optional<BigDecimal> maximum() {
    return number("maximum");
  }

  public Optional<BigDecimal> exclusiveMinimum() {
    return number("exclusiveMinimum");
  }

  public Optional<BigDecimal> exclusiveMaximum() {
    return number("exclusiveMaximum");
  }

  public Optional<BigDecimal> multipleOf() {
    return number("multipleOf").filter(step -> step.signum() > 0);
  }

  public Optional<Schema> items() {
    return inner("items");
  }

  /// Declared properties in their order. In a request, those that only the service writes are left
  /// out.
  public Map<String, Schema> properties() {
    Map<String, Schema> known = properties;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (var entry : node().path("properties").properties()) {
        Schema property = new Schema(entry.getValue(), document, direction);
        boolean foreign =
            direction == Direction.REQUEST ? property.readOnly() : property.writeOnly();
        if (!foreign) {
          known.put(entry.getKey(), property);
        }
      }
      properties = known;
    }
    return known;
  }

  public Optional<Schema> property(String name) {
    return Optional.ofNullable(properties().get(name));
  }

  public Set<String> required() {
    var names = new LinkedHashSet<String>();
    JsonNode declared = node().path("properties");
    for (JsonNode name : node().path("required")) {
      if (name.isString()
          && (properties().containsKey(name.asString()) || !declared.has(name.asString()))) {
        names.add(name.asString());
      }
    }
    return names;
  }

  /// Properties beyond the declared ones are forbidden.
  public boolean closed() {
    JsonNode more = node().path("additionalProperties");
    JsonNode left = node().path("unevaluatedProperties");
    return (more.isBoolean() && !more.asBoolean()) || (left.isBoolean() && !left.asBoolean());
  }

  /// The schema of properties beyond the declared ones: the values of a map.
  public Optional<Schema> additional() {
    return inner("additionalProperties");
  }

  /// `oneOf`, or else `anyOf`, each put together with what stands around it; empty where there is
  /// none.
  public List<Schema> branches() {
    String keyword = node().path("oneOf").isArray() ? "oneOf" : "anyOf";
    var branches = new ArrayList<Schema>();
    for (JsonNode branch : node().path(keyword)) {
      branches.add(new Schema(around(branch), document, direction));
    }
    return branches;
  }

  private JsonNode around(JsonNode branch) {
    var base = document.object();
    for (var entry : node().properties()) {
      String keyword = entry.getKey();
      if (!List.of("oneOf", "anyOf", "discriminator").contains(keyword)
          && SchemaMerge.constrains(keyword)) {
        base.set(keyword, entry.getValue());
      }
    }
    if (base.isEmpty()) {
      return branch;
    }
    var both = document.object();
    both.putArray("allOf").add(branch).add(base);
    return both;
  }

  public boolean readOnly() {
    return node().path("readOnly").asBoolean(false);
  }

  public boolean writeOnly() {
    return node().path("writeOnly").asBoolean(false);
  }

  /// `examples`, `example` and `default`, in this order, without repetition.
  public List<JsonNode> examples() {
    var all = new LinkedHashSet<>(list("examples"));
    for (String keyword : List.of("example", "default")) {
      Optional.ofNullable(node().get(keyword)).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  public Optional<JsonNode> defaultValue() {
    return Optional.ofNullable(node().get("default"));
  }

  /// Which rules of this schema the value breaks; empty where it obeys, or where the schema itself
  /// is so broken that it can't be applied.
  public List<Violation> violations(JsonNode value) {
    return document.validators().of(written, direction).violations(value);
  }

  /// As [#violations], but one for one omission: of alternatives only those of the nearest.
  List<Violation> departures(JsonNode value) {
    return document.validators().of(written, direction).departures(value);
  }

  public boolean accepts(JsonNode value) {
    return violations(value).isEmpty();
  }

  private Optional<Schema> inner(String keyword) {
    JsonNode node = node().path(keyword);
    return node.isObject() ? Optional.of(new Schema(node, document, direction)) : Optional.empty();
  }

  private List<JsonNode> list(String keyword) {
    JsonNode array = node().path(keyword);
    return array.isArray() ? List.copyOf(array.asArray().values()) : List.of();
  }

  private Optional<String> text(String keyword) {
    JsonNode value = node().path(keyword);
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  private OptionalLong count(String keyword) {
    JsonNode value = node().path(keyword);
    return value.isNumber() && value.canConvertToLong() && value.asDecimal().signum() >= 0
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  private Optional<BigDecimal> number(String keyword) {
    JsonNode value = node().path(keyword);
    return value.isNumber() ? Optional.of(value.asDecimal()) : Optional.empty();
  }

  @Override
  public String toString() {
    return written.toString();
  }
}
