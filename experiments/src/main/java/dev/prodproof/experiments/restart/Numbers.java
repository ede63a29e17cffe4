package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.fuzzing.scenario.Reading;
import dev.prodproof.facts.Exchange;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Whole numbers of an answer by their JSON pointers (RFC 6901), without those of the items in its lists.
final class Numbers {
  private static final int DEPTH = 3;

  private Numbers() {}

  static Map<String, Long> in(Optional<Exchange> answer) {
    Map<String, Long> found = new TreeMap<>();
    answer.ifPresent(one -> find(Reading.of(one).json(), "", DEPTH, found));
    return found;
  }

  private static void find(JsonNode node, String at, int depth, Map<String, Long> found) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      found.put(at, node.asLong());
    } else if (node.isObject() && depth > 0) {
      node.properties()
          .forEach(
              each ->
                  find(
                      each.getValue(),
                      at + "/" + each.getKey().replace("~", "~0").replace("/", "~1"),
                      depth - 1,
                      found));
    }
  }
}
