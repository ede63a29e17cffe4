package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.Schema;
import dev.prodproof.facts.Site;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What refusals taught about an operation beyond its description.
final class Lessons {
  private final Map<String, Map<Site, JsonNode>> values = new HashMap<>();
  private final Map<String, Set<Site>> needed = new HashMap<>();

  synchronized Optional<JsonNode> value(String operation, Site site, Schema schema) {
    return Optional.ofNullable(values.getOrDefault(operation, Map.of()).get(site)).filter(schema::accepts);
  }

  synchronized Set<Site> needed(String operation) {
    return Set.copyOf(needed.getOrDefault(operation, Set.of()));
  }

  synchronized void need(String operation, Site site) {
    needed.computeIfAbsent(operation, any -> new LinkedHashSet<>()).add(site);
  }

  synchronized void wants(String operation, Site site, JsonNode value) {
    values.computeIfAbsent(operation, any -> new HashMap<>()).put(site, value);
  }
}
