package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Idempotency keys that nobody has used before. Two requests under one key would be taken for one.
public final class FreshKey {
  private FreshKey() {}

  /// @param schema of the key
  public static JsonNode of(Token token, Schema schema) {
    String uuid = token.uuid();
    String end = uuid.substring(uuid.length() - 12);
    List<JsonNode> all =
        Stream.of(uuid, token.unique(), uuid.replace("-", ""), end)
            .<JsonNode>map(JsonNodeFactory.instance::stringNode)
            .toList();
    return all.stream().filter(schema::accepts).findFirst().orElse(all.getFirst());
  }

  private static boolean ours(String key) {
    return key.startsWith(Token.UUID_MARK) || Token.ANY.matcher(key).find();
  }

  private static boolean wrong(Purpose purpose, Site site) {
    return purpose instanceof Purpose.Invalid(Site broken, _, _, _, _) && broken.equals(site);
  }

  /// The case under a key of its own, where it carries a plain one, and not a wrong one on purpose. One that is
  /// right, the shortest say, would be taken for one that was used before.
  public static Case in(Case one, Token token) {
    Draft draft = one.draft();
    for (Parameter parameter : draft.operation().parameters(Site.In.HEADER)) {
      JsonNode value = draft.parameters().get(parameter.site());
      boolean plain = value != null && ours(value.asString("")) && !wrong(one.purpose(), parameter.site());
      if (plain && Names.suggestsKey(parameter.name())) {
        draft = draft.with(parameter.site(), of(token, parameter.schema()));
      }
    }
    return draft.equals(one.draft()) ? one : new Case(draft, one.method(), one.purpose());
  }
}
