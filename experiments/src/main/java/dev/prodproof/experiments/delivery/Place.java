package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.facts.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A reading in which an effect may show.
///
/// @param identity who reads
record Place(Draft draft, String identity) {
  String operation() {
    return draft.operation().id();
  }

  /// @param bonds by kind of thing: the ones that the message speaks of
  static Optional<Place> of(
      ApiOperation reading, Optional<Case> plain, Bonds bonds, String identity) {
    Draft draft =
        plain
            .map(Case::draft)
            .orElseGet(() -> new Draft(reading, Map.of(), List.of(), new Content.Nothing()));
    for (Parameter parameter : reading.parameters(Site.In.QUERY)) {
      // A filter could hide what we look for.
      draft = parameter.required() ? draft : draft.without(parameter.site());
    }
    Template path = Template.of(reading.path());
    for (String parameter : path.parameters()) {
      Optional<JsonNode> bound = bonds.of(path.resourceOf(parameter), parameter);
      if (bound.isEmpty()) {
        return Optional.empty();
      }
      draft = draft.with(new Site(Site.In.PATH, parameter), bound.get());
    }
    return Optional.of(new Place(draft, identity));
  }
}
