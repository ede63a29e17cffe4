package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.facts.Site;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What was learned from answers and helps to fill a request.
public interface Known {
  /// Nothing was learned yet.
  Known NOTHING =
      new Known() {
        @Override
        public Map<String, JsonNode> path(ApiOperation operation) {
          return Map.of();
        }

        @Override
        public Optional<JsonNode> value(ApiOperation operation, Site site, Schema schema) {
          return Optional.empty();
        }

        @Override
        public Set<Site> needed(ApiOperation operation) {
          return Set.of();
        }
      };

  /// Values for the path's parameters that belong together; empty where nothing fits.
  Map<String, JsonNode> path(ApiOperation operation);

  /// A value for a site: something that exists, or that a refusal asked for.
  Optional<JsonNode> value(ApiOperation operation, Site site, Schema schema);

  /// Sites that aren't declared as required, but that refusals asked for.
  Set<Site> needed(ApiOperation operation);
}
