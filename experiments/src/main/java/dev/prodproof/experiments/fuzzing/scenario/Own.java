package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A thing that a scenario made for itself.
///
/// @param above values of the path that it was made under, from left to right
/// @param id what names it; absent where neither the answer nor a `Location` says so
/// @param asked the request that made it
record Own(
    Kind kind, String identity, List<JsonNode> above, Optional<JsonNode> id, Draft asked, Exchange created) {
  /// Values for the parameters of a path to it or below it.
  List<JsonNode> path() {
    var values = new ArrayList<>(above);
    id.ifPresent(values::add);
    return values;
  }
}
