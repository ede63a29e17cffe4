package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.OnTheWire;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes away what a play made, where an operation for that is described.
final class Cleaner {
  private static final Pattern ID = Pattern.compile("\"(?:id|uuid|_id)\"\\s*:\\s*\"?([\\w.-]+)");
  private final List<Api> apis;
  private final Deque<Exchange> made = new ArrayDeque<>();

  /// Gives the session in which somebody's things are taken away.
  interface Sessions {
    Http of(String identity) throws InterruptedException;
  }

  Cleaner(List<Api> apis) {
    this.apis = apis;
  }

  void see(Exchange exchange) {
    if (exchange.request().method().equals("POST") && exchange.succeeded()) {
      made.push(exchange);
    }
  }

  void clean(Sessions sessions) throws InterruptedException {
    for (Exchange one = made.poll(); one != null; one = made.poll()) {
      Optional<String> address = address(one);
      if (address.isPresent()) {
        var look = new Purpose.Look("take away what we made");
        Call call = Call.of(one.experiment(), look, "DELETE", address.get());
        sessions.of(one.identity()).send(call.as(one.identity()));
      }
    }
  }

  /// Where the thing can be deleted: below the path that made it.
  private Optional<String> address(Exchange maker) {
    Optional<String> id =
        maker.header("location")
            .map(location -> location.substring(location.lastIndexOf('/') + 1))
            .or(() -> first(maker.text()));
    return id.filter(name -> !name.isEmpty()).flatMap(name -> {
      String path = maker.path() + "/" + OnTheWire.encoded(name);
      return apis.stream().anyMatch(api -> deletes(api, path)) ? Optional.of(path) : Optional.empty();
    });
  }

  private static Optional<String> first(String text) {
    Matcher id = ID.matcher(text);
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }

  private static boolean deletes(Api api, String path) {
    return path.startsWith(api.basePath())
        && api.operations().stream()
            .filter(operation -> operation.method().equals("DELETE"))
            .map(ApiOperation::path)
            .map(Template::of)
            .anyMatch(t -> t.endsWithParameter() && t.match(path.substring(api.basePath().length())).isPresent());
  }
}
