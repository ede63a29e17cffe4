package dev.prodproof.lab.recipe;

import dev.prodproof.core.Unusable;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns composed YAML into JSON and notes where each value stands. Aliases are copied, up to a
/// bound.
final class YamlTree {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  // Aliases of aliases double at each step ("billion laughs"), and may contain themselves.
  private static final int MOST = 50_000;
  private static final int DEEPEST = 100;

  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();
  private int count;

  YamlTree(String file) {
    this.file = file;
  }

  Yaml of(Node node) {
    JsonNode root = convert(node, "", 0);
    return new Yaml(file, root, lines);
  }

  static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  private JsonNode convert(Node node, String pointer, int depth) {
    if (++count > MOST || depth > DEEPEST) {
      throw new Unusable(at(node) + ": aliases (`*name`) blow up here; write the values out");
    }
    lines.putIfAbsent(pointer, line(node));
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence -> sequence(sequence, pointer, depth);
      case MappingNode mapping -> mapping(mapping, pointer, depth);
      default -> throw new Unusable(at(node) + ": can't read this; write it as plain YAML");
    };
  }

  private ArrayNode sequence(SequenceNode node, String pointer, int depth) {
    ArrayNode array = JSON.arrayNode();
    int index = 0;
    for (Node item : node.getValue()) {
      array.add(convert(item, pointer + "/" + index++, depth + 1));
    }
    return array;
  }

  private ObjectNode mapping(MappingNode node, String pointer, int depth) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple entry : node.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
        throw new Unusable(at(entry.getKeyNode()) + ": a key must be plain text");
      }
      String key = scalar.getValue();
      if (object.has(key)) {
        throw new Unusable(at(scalar) + ": `" + key + "` is there twice; keep one");
      }
      String below = child(pointer, key);
      lines.put(below, line(scalar));
      object.set(key, convert(entry.getValueNode(), below, depth + 1));
    }
    return object;
  }

  private static JsonNode scalar(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (Tag.NULL.equals(tag)) {
      return JSON.nullNode();
    } else if (Tag.BOOL.equals(tag)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    } else if (Tag.INT.equals(tag) && text.matches("-?[0-9]{1,18}")) {
      return JSON.numberNode(Long.parseLong(text));
    } else if (Tag.FLOAT.equals(tag) && text.matches("-?[0-9]{1,15}\\.[0-9]{1,15}")) {
      return JSON.numberNode(Double.parseDouble(text));
    }
    return JSON.stringNode(text);
  }

  private String at(Node node) {
    return file + ":" + line(node);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
