package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.refusal.Rule;
import dev.prodproof.facts.Site;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What refusals taught about an operation beyond its description.
final class Lessons {
  private final Wish wish;
  private final Map<String, Map<Site, Set<Rule>>> rules = new HashMap<>();
  private final Map<String, Integer> heard = new HashMap<>();
  private final Map<String, Integer> conflicts = new HashMap<>();

  Lessons(Wish wish) {
    this.wish = wish;
  }

  /// How often it was heard, this time included.
  synchronized int hear(String operation, Site site, Rule rule) {
    return heard.merge(operation + " " + site + " " + rule, 1, Integer::sum);
  }

  /// What was sent didn't fit what is there: another thing may.
  synchronized void conflict(String operation) {
    conflicts.merge(operation, 1, Integer::sum);
  }

  /// What was sent did fit.
  synchronized void fitted(String operation) {
    conflicts.remove(operation);
  }

  /// How often in a row it didn't fit.
  synchronized int conflicts(String operation) {
    return conflicts.getOrDefault(operation, 0);
  }

  /// @return whether it is new
  synchronized boolean adopt(String operation, Site site, Rule rule) {
    return rules.computeIfAbsent(operation, any -> new HashMap<>())
        .computeIfAbsent(site, any -> new LinkedHashSet<>())
        .add(rule);
  }

  private synchronized List<Rule> of(String operation, Site site) {
    return List.copyOf(rules.getOrDefault(operation, Map.of()).getOrDefault(site, Set.of()));
  }

  /// A value as the service wants it; empty where it said nothing of the value itself.
  Optional<JsonNode> value(String operation, Site site, Schema schema) {
    return wish.value(site, schema, of(operation, site)).filter(schema::accepts);
  }

  /// Sites that a refusal asked for though they may be left out.
  synchronized Set<Site> needed(String operation) {
    var sites = new LinkedHashSet<Site>();
    rules.getOrDefault(operation, Map.of()).forEach((site, said) -> {
      if (said.stream().anyMatch(rule -> rule instanceof Rule.Required || rule instanceof Rule.NotNull)) {
        sites.add(site);
      }
    });
    return sites;
  }
}
