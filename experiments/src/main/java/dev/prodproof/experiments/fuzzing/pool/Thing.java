package dev.prodproof.experiments.fuzzing.pool;

import dev.prodproof.experiments.fuzzing.values.Names;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Something that exists behind the API, as an answer showed it.
///
/// @param resource `order`
/// @param fields its scalar properties by squeezed name (`customerid`)
/// @param within values of the path that it was found under, by resource: `customer` → 7
/// @param ours we made it, so we may change and delete it
/// @param identity who saw or made it
public record Thing(
    String resource,
    Map<String, JsonNode> fields,
    Map<String, String> within,
    boolean ours,
    String identity) {
  private static final List<String> KEYS =
      List.of("id", "uuid", "guid", "key", "code", "slug", "reference", "number", "sku", "name");

  /// The value that a parameter of that name means.
  public Optional<JsonNode> named(String parameter) {
    String squeezed = Names.squeezed(parameter);
    JsonNode exact = fields.get(squeezed);
    return exact != null && !squeezed.equals("id") ? Optional.of(exact) : key(squeezed).or(() -> ending(squeezed));
  }

  /// `number` is short for `trackingNumber`, if nothing else of it is a number.
  private Optional<JsonNode> ending(String parameter) {
    List<JsonNode> all =
        parameter.length() < 4
            ? List.of()
            : fields.entrySet().stream().filter(field -> field.getKey().endsWith(parameter)).map(Map.Entry::getValue).toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private Optional<JsonNode> key(String parameter) {
    String own = parameter.startsWith(resource) ? parameter.substring(resource.length()) : "id";
    return Stream.concat(
            Stream.of(own, resource + own, resource + "id"), KEYS.stream())
        .map(fields::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /// What tells two of the same kind apart; empty where nothing does.
  public String identifier() {
    return key("id").map(JsonNode::asString).orElse("");
  }
}
