package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A thing that a scenario made for itself.
///
/// @param above values of the path that it was made under, from left to right
/// @param id what names it; absent where neither the answer nor a `Location` says so
/// @param asked the request that made it
public record Own(
    Kind kind, String identity, List<JsonNode> above, Optional<JsonNode> id, Draft asked, Exchange created) {
  /// What an answer says was made.
  public static Own of(Kind kind, String identity, Draft asked, Exchange created) {
    List<JsonNode> above =
        Template.of(kind.maker().path()).parameters().stream()
            .map(name -> asked.at(new Site(Site.In.PATH, name)))
            .toList();
    return new Own(kind, identity, above, identifier(kind, created), asked, created);
  }

  private static Optional<JsonNode> identifier(Kind kind, Exchange created) {
    boolean sure = created.status() != 201;
    return Identifier.of(Reading.of(created).json(), kind, sure)
        .or(() -> Locations.path(created).flatMap(path -> named(kind, path)));
  }

  private static Optional<JsonNode> named(Kind kind, String path) {
    String base = kind.api().basePath();
    String below = path.startsWith(base) ? path.substring(base.length()) : path;
    return kind.item()
        .flatMap(item -> item.match(below).map(values -> values.get(kind.key())))
        .map(JsonNodeFactory.instance::stringNode);
  }

  /// Values for the parameters of a path to it or below it.
  List<JsonNode> path() {
    var values = new ArrayList<>(above);
    id.ifPresent(values::add);
    return values;
  }
}
