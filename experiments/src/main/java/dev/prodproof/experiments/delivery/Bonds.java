package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.facts.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Which things a message speaks of, by their kind: `slot` of `slotId`, `slot_id`, `slot`, `/slots/{id}`.
final class Bonds {
  private final Map<String, JsonNode> byKind = new HashMap<>();

  static Bonds of(Draft draft) {
    return new Bonds().and(draft);
  }

  Bonds and(Draft draft) {
    Template path = Template.of(draft.operation().path());
    for (String parameter : path.parameters()) {
      add(path.resourceOf(parameter), draft.at(new Site(Site.In.PATH, parameter)));
    }
    return and(draft.body());
  }

  /// What the fields of an object name, too.
  Bonds and(JsonNode object) {
    for (var property : object.properties()) {
      add(kind(property.getKey()), property.getValue());
    }
    return this;
  }

  /// What a field of that name refers to, as far as names tell.
  static String kind(String field) {
    List<String> words = Names.words(field);
    boolean suffixed = words.size() > 1 && words.getLast().matches("id|uuid|key|ref|code|number|sku|slug");
    List<String> kind = suffixed ? words.subList(0, words.size() - 1) : words;
    return Names.singular(String.join("", kind));
  }

  Bonds add(String kind, JsonNode id) {
    if (id.isValueNode() && !id.isNull() && !id.asString("").isEmpty()) {
      byKind.putIfAbsent(kind, id);
    }
    return this;
  }

  Optional<JsonNode> of(String kind, String parameter) {
    JsonNode known = byKind.get(kind);
    String named = Names.singular(parameter.replaceAll("(?i)_?(id|uuid|key|code|number|sku|slug)$", ""));
    return Optional.ofNullable(known != null ? known : byKind.get(named));
  }
}
