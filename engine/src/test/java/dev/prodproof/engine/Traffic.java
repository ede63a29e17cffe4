package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Conformance;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Exchanges as a long run sends them: a hundred operations, valid and invalid requests, refusals, and now
/// and then a defect.
final class Traffic {
  private static final int KINDS = 20;
  private static final List<String> METHODS = List.of("GET", "POST", "GET", "PUT", "DELETE");
  private static final Site NAME = new Site(Site.In.BODY, "/name");
  private static final List<String> KEYS = List.of("amount", "id", "kind", "name", "note");
  private static final Purpose NOTHING_SPECIAL = new Purpose.Valid("everything", true);

  private final Random chance = new Random(7);
  private final Instant start;

  Traffic(Instant start) {
    this.start = start;
  }

  Described described() {
    var operations = new ArrayList<Described.Operation>();
    for (int i = 0; i < KINDS * METHODS.size(); i++) {
      String method = METHODS.get(i % METHODS.size());
      List<String> path = item(i) ? List.of("path:id") : List.of();
      List<String> media = method.startsWith("P") ? List.of("application/json") : List.of();
      operations.add(
          new Described.Operation(
              method + " " + path(i), method, path(i), "op" + i, "It does it", path, List.of(),
              List.of("200", "201", "204", "400", "404"), media, false, false));
    }
    return new Described("/openapi.json", "openapi 3.1", "{\"openapi\":\"3.1.0\"}", "", operations, List.of());
  }

  private static boolean item(int operation) {
    return operation % METHODS.size() >= 2;
  }

  private static String path(int operation) {
    return "/things-" + operation / METHODS.size() + (item(operation) ? "/{id}" : "");
  }

  /// One exchange, and how it agrees with the description.
  List<Fact> facts(long id) {
    int which = chance.nextInt(KINDS * METHODS.size());
    String method = METHODS.get(which % METHODS.size());
    String operation = method + " " + path(which);
    int draw = chance.nextInt(1_000);
    Purpose purpose = purpose(draw, id, method);
    int status = status(draw, purpose, method);
    String body = method.startsWith("P") ? thing(id, "wished for") : "";
    var request =
        new Exchange.Request(
            method, path(which).replace("{id}", Long.toString(id % 977)), sent(id, body), Body.text(body),
            "%016x%016x".formatted(id * 31, id * 17), body.length());
    var timing = new Exchange.Timing(start.plusMillis(id), 0, 900 + draw, 1_000 + draw);
    var exchange = new Exchange(id, "fuzzing", operation, purpose, "alice", request, answer(status, id), timing);
    var measured = new Conformance(id, operation, status, status < 500, true, List.of(), status < 300 ? KEYS : List.of());
    return List.of(exchange, measured);
  }

  private static Purpose purpose(int draw, long id, String method) {
    if (draw < 300 && method.startsWith("P")) {
      return new Purpose.Invalid(NAME, "maxLength", "one too long", true, Math.max(1, id - 40));
    }
    if (draw < 450 && method.startsWith("P")) {
      return new Purpose.Unusual(NAME, "emoji trailing", "it 🚀");
    }
    if (draw < 520 && method.startsWith("P")) {
      return new Purpose.Malformed("truncated", true);
    }
    return draw < 540 ? new Purpose.OddHeaders("many fields") : draw < 700 ? new Purpose.Valid("random at " + NAME, false) : NOTHING_SPECIAL;
  }

  private static int status(int draw, Purpose purpose, String method) {
    if (draw % 100 == 99) {
      return 500;
    }
    boolean refused = purpose instanceof Purpose.Invalid || purpose instanceof Purpose.Malformed;
    if (refused && draw % 50 != 3) {
      return 400;
    }
    return switch (method) {
      case "POST" -> 201;
      case "DELETE" -> 204;
      default -> draw % 40 == 1 ? 404 : 200;
    };
  }

  private static String thing(long id, String note) {
    return "{\"id\":%d,\"name\":\"a thing called zqp%d\",\"amount\":%d,\"kind\":\"large\",\"note\":\"%s\",\"at\":\"2030-01-01T00:00:00Z\"}"
        .formatted(id % 977, id, id % 50, note);
  }

  private static List<Header> sent(long id, String body) {
    return List.of(
        new Header("Host", "127.0.0.1:1"),
        new Header("User-Agent", "prodproof/0.1"),
        new Header("Accept", "*/*"),
        new Header("Content-Length", Integer.toString(body.length())),
        new Header("traceparent", "00-%032x-%016x-01".formatted(id, id)));
  }

  private static Exchange.Answer answer(int status, long id) {
    String text =
        switch (status) {
          case 204 -> "";
          case 200, 201 -> thing(id, "kept");
          case 500 -> "{\"title\":\"internal error\",\"status\":500}";
          default -> "{\"title\":\"refused\",\"status\":" + status + ",\"detail\":\"name: at most 80 characters\",\"instance\":\"/" + id + "\"}";
        };
    var headers =
        List.of(
            new Header("Content-Type", status < 300 ? "application/json" : "application/problem+json"),
            new Header("Content-Length", Integer.toString(text.length())),
            new Header("Cache-Control", "no-store"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Date", "Sat, 21 Nov 2026 05:00:00 GMT"),
            new Header("Vary", "Accept"));
    return new Exchange.Answer(status, headers, Body.text(text), true);
  }
}
