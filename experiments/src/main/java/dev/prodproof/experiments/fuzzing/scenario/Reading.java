package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.facts.Exchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A look at some state.
///
/// @param json a missing node where the answer is no JSON or wasn't kept whole
public record Reading(Exchange exchange, JsonNode json) {
  public static Reading of(Exchange exchange) {
    return new Reading(exchange, json(exchange));
  }

  /// It shows a state that can be compared.
  public boolean shows() {
    return exchange.succeeded() && !json.isMissingNode();
  }

  /// The service said for sure that there is no such thing.
  public boolean absent() {
    return exchange.status() == 404 || exchange.status() == 410;
  }

  private static JsonNode json(Exchange exchange) {
    boolean whole = exchange.answer().filter(a -> !a.body().cut() && !a.body().binary()).isPresent();
    if (!whole || !ApiOperation.isJson(exchange.mediaType())) {
      return JsonNodeFactory.instance.missingNode();
    }
    try {
      return JsonMapper.shared().readTree(exchange.text());
    } catch (JacksonException | StackOverflowError e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}
