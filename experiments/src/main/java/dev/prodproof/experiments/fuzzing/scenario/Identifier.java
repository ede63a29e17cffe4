package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.pool.Calling;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.pool.Thing;
import dev.prodproof.experiments.fuzzing.values.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads from an object what names it.
public final class Identifier {
  private static final Set<String> WRAPPERS = Set.of("data", "item", "result", "attributes", "value", "payload");

  private Identifier() {}

  /// @param key the parameter that it would be named by: `bookingId`
  /// @param sure only fields that are plainly identifiers count
  public static Optional<JsonNode> of(JsonNode object, String resource, String key, boolean sure) {
    return of(object, resource, key, sure, Optional.empty());
  }

  /// What names it in the paths of its kind.
  public static Optional<JsonNode> of(JsonNode object, Kind kind, boolean sure) {
    return of(object, Template.of(kind.maker().path()).resource(), kind.key(), sure, kind.form());
  }

  private static Optional<JsonNode> of(
      JsonNode object, String resource, String key, boolean sure, Optional<Schema> form) {
    var fields = new LinkedHashMap<String, JsonNode>();
    object.properties().forEach(property -> {
      if (property.getValue().isValueNode() && !property.getValue().isNull()) {
        fields.put(Names.squeezed(property.getKey()), property.getValue());
      }
    });
    boolean plain =
        List.of("id", "uuid", Names.squeezed(key), resource + "id").stream().anyMatch(fields::containsKey);
    if (plain || (!sure && !fields.isEmpty())) {
      Map<String, JsonNode> called = form.map(told -> Calling.named(told, fields)).orElse(fields);
      return new Thing(resource, called, Map.of(), true, "").named(key);
    }
    return object.properties().stream()
        .filter(property -> property.getValue().isObject())
        .filter(property -> wraps(property.getKey(), resource))
        .findFirst()
        .flatMap(property -> of(property.getValue(), resource, key, sure, form));
  }

  private static boolean wraps(String name, String resource) {
    return WRAPPERS.contains(Names.squeezed(name)) || Names.singular(name).equals(resource);
  }
}
