package dev.prodproof.experiments.fuzzing.scenario;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a service still shows of a thing that was deleted. Many answer 200 with nothing, or with a word of
/// regret: the thing is gone all the same.
final class Remains {
  private Remains() {}

  static Look.Outcome in(Reading before, Reading now) {
    if (!now.exchange().succeeded()) {
      return Look.at(now).outcome();
    }
    if (now.exchange().text().isBlank() || nothing(now.json())) {
      return Look.Outcome.ABSENT;
    }
    return same(before, now) && !Withdrawn.since(before.json(), now.json()) ? Look.Outcome.PRESENT : Look.Outcome.UNCLEAR;
  }

  private static boolean nothing(JsonNode shown) {
    return shown.isNull()
        || (shown.isContainer() && shown.isEmpty())
        || (shown.isString() && shown.asString().isBlank());
  }

  /// Most of what it showed, at the same places.
  private static boolean same(Reading before, Reading now) {
    if (before.json().isMissingNode() || now.json().isMissingNode()) {
      return before.exchange().text().equals(now.exchange().text());
    }
    Map<String, String> told = new HashMap<>();
    leaves("", before.json(), told);
    Map<String, String> left = new HashMap<>();
    leaves("", now.json(), left);
    long kept = told.entrySet().stream().filter(one -> one.getValue().equals(left.get(one.getKey()))).count();
    return kept > 0 && kept * 2 >= told.size();
  }

  private static void leaves(String at, JsonNode node, Map<String, String> leaves) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(at + "/" + i, node.get(i), leaves);
      }
    } else if (node.isObject()) {
      node.properties().forEach(member -> leaves(at + "/" + member.getKey(), member.getValue(), leaves));
    } else if (!node.isNull()) {
      leaves.put(at, node.asString());
    }
  }
}
