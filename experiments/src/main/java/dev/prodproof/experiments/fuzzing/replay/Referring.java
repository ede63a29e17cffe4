package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Request;
import dev.prodproof.facts.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A recorded request whose body refers to other things: what those were is long gone, so it is told of
/// others that exist now.
final class Referring {
  private static final Pattern NAMES = Pattern.compile("(?i).*/[^/]*(id|uuid|guid|ref|reference|key|code|slug)");

  private Referring() {}

  /// @param plain a fresh request of the same operation
  /// @return empty where nothing in the body refers to anything else now
  static Optional<Exchange> to(Exchange telling, Draft plain) {
    Request old = telling.request();
    if (old.body().cut() || !(plain.content() instanceof Content.Json(String _, JsonNode fresh))) {
      return Optional.empty();
    }
    return json(old.body().text())
        .map(body -> referring(body, fresh, deviates(telling)))
        .map(JsonNode::toString)
        .filter(text -> !text.equals(old.body().text()))
        .map(Body::text)
        .map(body -> new Request(old.method(), old.target(), old.headers(), body, old.traceId(), old.written()))
        .map(request -> Changed.request(telling, request));
  }

  private static JsonNode referring(JsonNode body, JsonNode fresh, String deviating) {
    List<String> names =
        Pointers.all(body)
            .filter(at -> NAMES.matcher(at).matches() && !at.equals(deviating))
            .filter(at -> body.at(at).isValueNode() && fresh.at(at).isValueNode())
            .toList();
    JsonNode result = body;
    for (String at : names) {
      result = Pointers.with(result, at, fresh.at(at));
    }
    return result;
  }

  /// What it is about must stay as it was.
  private static String deviates(Exchange telling) {
    return switch (telling.purpose()) {
      case Purpose.Invalid invalid -> invalid.site().name();
      case Purpose.Unusual unusual -> unusual.site().name();
      case Purpose.Valid(String variety, boolean _) -> variety.substring(variety.indexOf(':') + 1);
      case Purpose.Look _,
          Purpose.Malformed _,
          Purpose.WrongMedia _,
          Purpose.WrongMethod _,
          Purpose.Oversized _,
          Purpose.OddHeaders _,
          Purpose.BrokenFraming _,
          Purpose.Faulted _,
          Purpose.Step _ ->
          "";
    };
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(JsonMapper.shared().readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
