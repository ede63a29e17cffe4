package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.facts.Site;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The same request with another number in it, as the description allows.
final class Altered {
  private Altered() {}

  /// As it is where no number can be another.
  static Draft of(Draft draft) {
    Optional<Schema> body = draft.operation().json();
    if (body.isEmpty()) {
      return draft;
    }
    for (Map.Entry<String, Schema> field : body.get().properties().entrySet()) {
      Optional<JsonNode> other =
          refers(field.getKey())
              ? Optional.empty()
              : other(draft.body().path(field.getKey()), field.getValue());
      if (other.isPresent()) {
        return draft.with(new Site(Site.In.BODY, "/" + field.getKey()), other.get());
      }
    }
    return draft;
  }

  private static boolean refers(String name) {
    return Names.words(name).stream().anyMatch(word -> word.matches("ids?|version|revision"));
  }

  private static Optional<JsonNode> other(JsonNode number, Schema schema) {
    if (!number.isIntegralNumber()) {
      return Optional.empty();
    }
    BigInteger value = number.bigIntegerValue();
    return Stream.of(1, -1, 5, 10)
        .<JsonNode>map(
            step ->
                JsonNodeFactory.instance.numberNode(value.add(BigInteger.valueOf(step)).longValue()))
        .filter(schema::accepts)
        .findFirst();
  }
}
