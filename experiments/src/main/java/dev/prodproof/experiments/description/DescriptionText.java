package dev.prodproof.experiments.description;

import dev.prodproof.core.Unusable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Foreign text to a tree: JSON, or else YAML 1.2.
public final class DescriptionText {
  /// Aliases can blow a small YAML text up without end; the largest honest descriptions stay far
  /// below.
  private static final int MOST_NODES = 3_000_000;

  private static final int DEEPEST = 200;
  private static final int MOST_CHARACTERS = 64 * 1024 * 1024;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final IdentityHashMap<Object, Boolean> open = new IdentityHashMap<>();
  private int nodes;

  private DescriptionText() {}

  /// @throws Unusable when it is neither JSON nor YAML
  public static JsonNode tree(String text) {
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    String start = bare.stripLeading();
    if (start.isEmpty()) {
      throw new Unusable("The API description is empty.");
    }
    if (start.startsWith("<")) {
      throw new Unusable("This is a page (HTML or XML), not an API description in JSON or YAML.");
    }
    return start.startsWith("{") || start.startsWith("[") ? json(bare) : yaml(bare);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      var at = e.getLocation();
      String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new Unusable(
          "The API description is broken JSON%s: %s."
              .formatted(where, brief(e.getOriginalMessage())),
          e);
    }
  }

  private static JsonNode yaml(String text) {
    var settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(1000)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();
    try {
      return new DescriptionText().node(new Load(settings).loadFromString(text), 0);
    } catch (YamlEngineException | ClassCastException | NumberFormatException e) {
      throw new Unusable("The API description is broken YAML: " + brief(e.getMessage()) + ".", e);
    } catch (StackOverflowError e) {
      throw new Unusable("The API description is nested too deeply to be read.", e);
    }
  }

  private JsonNode node(@Nullable Object value, int depth) {
    if (++nodes > MOST_NODES || depth > DEEPEST) {
      throw new Unusable(
          "The API description unfolds to more than can be read; use fewer aliases.");
    }
    return switch (value) {
      case null -> NODES.nullNode();
      case Boolean truth -> NODES.booleanNode(truth);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case BigInteger number -> NODES.numberNode(number);
      case Double number when !number.isInfinite() && !number.isNaN() ->
          NODES.numberNode(new BigDecimal(number.toString()));
      case Map<?, ?> map -> object(map, depth);
      case List<?> list -> array(list, depth);
      default -> NODES.stringNode(value.toString());
    };
  }

  private JsonNode object(Map<?, ?> map, int depth) {
    enter(map);
    var object = NODES.objectNode();
    map.forEach((key, value) -> object.set(String.valueOf(key), node(value, depth + 1)));
    open.remove(map);
    return object;
  }

  private JsonNode array(List<?> list, int depth) {
    enter(list);
    var array = NODES.arrayNode();
    list.forEach(value -> array.add(node(value, depth + 1)));
    open.remove(list);
    return array;
  }

  private void enter(Object collection) {
    if (open.put(collection, true) != null) {
      throw new Unusable("The API description contains itself through a YAML alias.");
    }
  }

  static String brief(@Nullable String message) {
    String line = message == null ? "no reason given" : message.strip().replaceAll("\\s+", " ");
    String cut = line.length() > 160 ? line.substring(0, 160) + "…" : line;
    return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
  }

  /// `3.1` of a number or a text; empty where it is something else.
  static String version(JsonNode node) {
    return node.isString() || node.isNumber()
        ? node.asString().strip().toLowerCase(Locale.ROOT)
        : "";
  }
}
