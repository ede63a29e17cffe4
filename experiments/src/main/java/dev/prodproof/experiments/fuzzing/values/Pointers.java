package dev.prodproof.experiments.fuzzing.values;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes at one place of a JSON value (RFC 6901). What is given stays as it is; a copy comes back.
public final class Pointers {
  private Pointers() {}

  /// The value with another one in that place; the same value where the place doesn't exist.
  public static JsonNode with(JsonNode root, String pointer, JsonNode value) {
    if (pointer.isEmpty()) {
      return value;
    }
    JsonPointer place = JsonPointer.compile(pointer);
    JsonNode copy = root.deepCopy();
    switch (copy.at(place.head())) {
      case ObjectNode object -> object.set(place.last().getMatchingProperty(), value);
      case ArrayNode array when array.has(place.last().getMatchingIndex()) ->
          array.set(place.last().getMatchingIndex(), value);
      default -> {}
    }
    return copy;
  }

  public static JsonNode without(JsonNode root, String pointer) {
    if (pointer.isEmpty()) {
      return root;
    }
    JsonPointer place = JsonPointer.compile(pointer);
    JsonNode copy = root.deepCopy();
    switch (copy.at(place.head())) {
      case ObjectNode object -> object.remove(place.last().getMatchingProperty());
      case ArrayNode array when array.has(place.last().getMatchingIndex()) ->
          array.remove(place.last().getMatchingIndex());
      default -> {}
    }
    return copy;
  }

  /// The pointer of a child; `~` and `/` in names are escaped.
  public static String child(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /// The pointers of all values, the root first.
  public static Stream<String> all(JsonNode node) {
    return below("", node);
  }

  private static Stream<String> below(String pointer, JsonNode node) {
    Stream<String> deeper =
        switch (node) {
          case ObjectNode object ->
              List.copyOf(object.propertyNames()).stream()
                  .flatMap(name -> below(child(pointer, name), object.path(name)));
          case ArrayNode array ->
              Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                  .flatMap(i -> below(pointer + "/" + i, array.path(i)));
          default -> Stream.empty();
        };
    return Stream.concat(Stream.of(pointer), deeper);
  }
}
