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

/// A recorded request with what is used up renewed: the things that its body refers to are long gone, and
/// what must be unique (an ISBN) stands in the service by now. Where it is known what it is about, all else
/// is new.
final class Anew {
  private static final Pattern NAMES = Pattern.compile("(?i).*/[^/]*(id|uuid|guid|ref|reference|key|code|slug)");

  private Anew() {}

  /// @param plain a fresh request of the same operation
  /// @return empty where that changes nothing
  static Optional<Exchange> of(Exchange telling, Draft plain) {
    Request old = telling.request();
    if (old.body().cut() || !(plain.content() instanceof Content.Json(String _, JsonNode fresh))) {
      return Optional.empty();
    }
    return json(old.body().text())
        .map(body -> renewed(body, fresh, deviates(telling)))
        .map(JsonNode::toString)
        .filter(text -> !text.equals(old.body().text()))
        .map(Body::text)
        .map(body -> new Request(old.method(), old.target(), old.headers(), body, old.traceId(), old.written()))
        .map(request -> Changed.request(telling, request));
  }

  private static JsonNode renewed(JsonNode body, JsonNode fresh, Optional<String> deviating) {
    List<String> places =
        Pointers.all(body)
            .filter(at -> deviating.isPresent() || NAMES.matcher(at).matches())
            .filter(at -> deviating.filter(about -> at.equals(about) || at.startsWith(about + "/")).isEmpty())
            .filter(at -> body.at(at).isValueNode() && fresh.at(at).isValueNode())
            .toList();
    JsonNode result = body;
    for (String at : places) {
      result = Pointers.with(result, at, fresh.at(at));
    }
    return result;
  }

  /// The place that it is about, which must stay as it was; empty where it is about no single one.
  private static Optional<String> deviates(Exchange telling) {
    return switch (telling.purpose()) {
      case Purpose.Invalid invalid -> Optional.of(invalid.site().name());
      case Purpose.Unusual unusual -> Optional.of(unusual.site().name());
      case Purpose.Valid(String variety, boolean _) when variety.contains(":") ->
          Optional.of(variety.substring(variety.indexOf(':') + 1));
      case Purpose.Valid _,
          Purpose.Look _,
          Purpose.Malformed _,
          Purpose.WrongMedia _,
          Purpose.WrongMethod _,
          Purpose.Oversized _,
          Purpose.OddHeaders _,
          Purpose.BrokenFraming _,
          Purpose.Faulted _,
          Purpose.Step _ ->
          Optional.empty();
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
