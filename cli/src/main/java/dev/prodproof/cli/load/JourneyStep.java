package dev.prodproof.cli.load;

import dev.prodproof.core.Impact;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.load.Journey;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One request of a journey, as the file says it.
///
/// @param captures what is kept of the answer, by name: a JSON pointer (RFC 6901), or `header NAME`
/// @param expected statuses; none for any below 400
record JourneyStep(
    String method,
    String path,
    Map<String, String> headers,
    Content content,
    Map<String, String> captures,
    Set<Integer> expected,
    Duration pause)
    implements Journey.Step {
  static final String HEADER = "header ";

  /// What is sent.
  sealed interface Content {
    record Nothing() implements Content {}

    record Json(JsonNode template) implements Content {}

    record Form(Map<String, String> fields) implements Content {}

    record Text(String template) implements Content {}
  }

  @Override
  public String id() {
    return method + " " + path;
  }

  @Override
  public Impact impact() {
    return Set.of("GET", "HEAD", "OPTIONS").contains(method) ? Impact.READS : Impact.WRITES;
  }

  @Override
  public Call call(Journey.Memory memory) {
    var purpose = new Purpose.Look("a step of a journey");
    Call call = Call.of("load", purpose, method, Holes.path(path, memory)).operation(id());
    call =
        switch (content) {
          case Content.Nothing() -> call;
          case Content.Json(JsonNode template) ->
              call.body("application/json", Holes.json(template, memory).toString());
          case Content.Form(Map<String, String> fields) ->
              call.body("application/x-www-form-urlencoded", Holes.form(fields, memory));
          case Content.Text(String template) ->
              call.body("text/plain", Holes.plain(template, memory));
        };
    for (var field : headers.entrySet()) {
      call = call.header(field.getKey(), Holes.field(field.getValue(), memory));
    }
    if (!memory.cookies().isEmpty()) {
      call =
          call.header(
              "Cookie",
              memory.cookies().entrySet().stream()
                  .map(each -> each.getKey() + "=" + each.getValue())
                  .collect(Collectors.joining("; ")));
    }
    return call;
  }

  @Override
  public Optional<String> taken(Exchange exchange, Journey.Memory memory) {
    if (exchange.reply() instanceof Exchange.NoAnswer none) {
      return Optional.of(id() + ": no answer (" + none.reason().name().toLowerCase(Locale.ROOT) + ")");
    }
    int status = exchange.status();
    if (expected.isEmpty() ? status >= 400 : !expected.contains(status)) {
      return Optional.of(id() + ": " + status);
    }
    exchange.answer().ifPresent(answer -> keepCookies(answer, memory));
    return captures.isEmpty() ? Optional.empty() : captured(exchange, memory);
  }

  private static void keepCookies(Exchange.Answer answer, Journey.Memory memory) {
    for (Header field : answer.headers()) {
      if (field.name().equalsIgnoreCase("set-cookie")) {
        String pair = field.value().split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (equals > 0) {
          memory.cookies().put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
      }
    }
  }

  private Optional<String> captured(Exchange exchange, Journey.Memory memory) {
    JsonNode body = body(exchange);
    for (var each : captures.entrySet()) {
      String from = each.getValue();
      Object value =
          from.startsWith(HEADER)
              ? exchange.header(from.substring(HEADER.length())).orElse(null)
              : value(body, from);
      if (value == null) {
        return Optional.of(id() + ": an answer without " + from);
      }
      memory.values().put(each.getKey(), value);
    }
    return Optional.empty();
  }

  private static @Nullable JsonNode body(Exchange exchange) {
    try {
      return JsonMapper.shared().readTree(exchange.text());
    } catch (JacksonException e) {
      return null;
    }
  }

  private static @Nullable Object value(@Nullable JsonNode body, String pointer) {
    JsonNode node = body == null ? null : body.at(pointer);
    if (node == null || node.isMissingNode() || node.isNull() || node.isContainer()) {
      return null;
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    return node.isNumber()
        ? (Object) node.doubleValue()
        : node.isBoolean() ? (Object) node.booleanValue() : node.stringValue();
  }
}
