package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Terms.Webhook;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.Set;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the API description tells of a webhook that the recipe says little of.
final class Bodies {
  private Bodies() {}

  /// A plain body; empty where the webhook isn't described.
  static Optional<String> described(Crew crew, Webhook webhook) {
    return operation(crew, "POST " + webhook.path())
        .flatMap(crew::plain)
        .map(Case::draft)
        .map(draft -> draft.body())
        .filter(JsonNode::isObject)
        .map(JsonNode::toString);
  }

  static Optional<ApiOperation> operation(Crew crew, String id) {
    return crew.api().operations().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /// The recipe says that there are none, and no path looks like one.
  static boolean noWebhooks(Crew crew) {
    return !describesWebhook(crew.api().operations()) && crew.lab().recipe().declared().limits().none().contains("webhook");
  }

  /// A list that can be read holds the addresses that the service itself calls.
  static boolean describesWebhook(List<ApiOperation> all) {
    Set<String> lists =
        all.stream().filter(one -> one.method().equals("GET")).map(ApiOperation::shape).collect(Collectors.toSet());
    return all.stream()
        .filter(one -> one.method().equals("POST") && !lists.contains(one.shape()))
        .map(one -> one.path().toLowerCase(Locale.ROOT))
        .anyMatch(path -> path.matches(".*(web-?_?hook|/hooks?/|callback).*"));
  }

  /// Who looks for effects where the event is about nothing of anybody's.
  static String reader(Recipe recipe) {
    return recipe.identities().keySet().stream().findFirst().orElse(Exchange.NOBODY);
  }
}
