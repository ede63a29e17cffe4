package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.fuzzing.values.Pointers;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A case made from one plain request, carried over to a fresh one: unique values are unused again, and
/// what it refers to is there.
public final class Rebased {
  private Rebased() {}

  /// @param plain what the case was made from
  /// @param fresh another plain request of the same operation
  public static Case of(Case old, Draft plain, Draft fresh) {
    boolean json =
        old.draft().content() instanceof Content.Json
            && plain.content() instanceof Content.Json
            && fresh.content() instanceof Content.Json;
    return json
        ? new Case(old.draft().withBody(body(old.draft().body(), plain.body(), fresh.body())), old.method(), old.purpose())
        : old;
  }

  /// Values that the case left alone become the fresh ones.
  private static JsonNode body(JsonNode old, JsonNode plain, JsonNode fresh) {
    List<String> leaves = Pointers.all(old).filter(at -> !at.isEmpty() && old.at(at).isValueNode()).toList();
    JsonNode result = old;
    for (String at : leaves) {
      JsonNode now = fresh.at(at);
      boolean alone = old.at(at).equals(plain.at(at)) && now.isValueNode() && !now.isMissingNode();
      result = alone && !now.equals(old.at(at)) ? Pointers.with(result, at, now) : result;
    }
    return result;
  }
}
