package dev.prodproof.experiments.load;

import dev.prodproof.facts.Header;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.load.Operation;
import dev.prodproof.wire.load.Template;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// A call in the words of the load generator.
public final class Requests {
  /// Added by whoever sends.
  private static final Set<String> ADDED = Set.of("host", "content-length", "traceparent");

  private Requests() {}

  /// @param id of its tally
  public static Operation of(String id, Call call) {
    Operation operation = Operation.of(call.method(), call.target()).id(id).impact(call.impact());
    for (Header header : call.headers()) {
      if (!ADDED.contains(header.name().toLowerCase(Locale.ROOT))) {
        operation = operation.header(header.name(), header.value());
      }
    }
    return call.body().length == 0
        ? operation
        : operation.body(Template.fixed(new String(call.body(), StandardCharsets.UTF_8)));
  }
}
