package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Request;
import dev.prodproof.facts.Site;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Whether a smaller request is still what it was sent as: as valid, or broken in the same way.
record Honest(List<Api> apis) {

  boolean smaller(Exchange exchange, Request less) {
    Optional<ApiOperation> operation =
        apis.stream().flatMap(api -> api.operation(exchange.operation()).stream()).findFirst();
    return operation.isEmpty()
        || (parameters(operation.get(), less)
            && rules(operation.get(), less).equals(rules(operation.get(), exchange.request())));
  }

  private static boolean parameters(ApiOperation operation, Request less) {
    for (Parameter parameter : operation.parameters()) {
      boolean there =
          switch (parameter.site().in()) {
            case QUERY -> less.target().contains("?" + parameter.name()) || less.target().contains("&" + parameter.name());
            case HEADER -> less.headers().stream().anyMatch(h -> h.name().equalsIgnoreCase(parameter.name()));
            case PATH, COOKIE, BODY, FORM -> true;
          };
      if (parameter.required() && !there && parameter.site().in() != Site.In.PATH) {
        return false;
      }
    }
    return true;
  }

  /// Broken rules of the body by their place and keyword.
  private static List<String> rules(ApiOperation operation, Request request) {
    String text = request.body().text();
    if (operation.json().isEmpty() || text.isEmpty() || request.body().binary() || request.body().cut()) {
      return List.of();
    }
    try {
      return operation.json().get().violations(JsonMapper.shared().readTree(text)).stream()
          .map(violation -> violation.pointer() + " " + violation.keyword())
          .sorted()
          .toList();
    } catch (JacksonException | StackOverflowError e) {
      return List.of("unreadable");
    }
  }
}
