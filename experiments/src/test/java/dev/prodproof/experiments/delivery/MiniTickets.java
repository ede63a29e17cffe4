package dev.prodproof.experiments.delivery;

import com.sun.net.httpserver.HttpExchange;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Shows with seats, and tickets for them. All is well but for the faults that a test asks for.
final class MiniTickets implements AutoCloseable {
  static final String SECRET = "between us";

  static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Tickets, version: 1.0.0}
      paths:
        /shows:
          get: {responses: {'200': {description: all}}}
          post:
            requestBody:
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/Show'}}}
            responses: {'201': {description: made}, '400': {description: bad}}
        /shows/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          get: {responses: {'200': {description: it}, '404': {description: none}}}
          put:
            requestBody:
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/Show'}}}
            responses: {'200': {description: changed}, '409': {description: changed by others}}
        /tickets:
          get: {responses: {'200': {description: all}}}
          post:
            parameters: [{name: X-Idempotency-Key, in: header, schema: {type: string}}]
            requestBody:
              required: true
              content:
                application/json:
                  schema:
                    type: object
                    required: [showId, name]
                    properties:
                      showId: {type: integer}
                      name: {type: string, minLength: 1, maxLength: 80}
            responses: {'201': {description: made}, '409': {description: sold out}}
        /tickets/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          get: {responses: {'200': {description: it}, '404': {description: none}}}
      components:
        schemas:
          Show:
            type: object
            required: [title, seats]
            properties:
              title: {type: string, minLength: 1, maxLength: 80}
              seats: {type: integer, minimum: 1, maximum: 500}
              version: {type: integer}
      """;

  private final MiniService service = new MiniService();
  private final Set<String> faults;
  private final Map<Long, ObjectNode> shows = new TreeMap<>();
  private final Map<Long, ObjectNode> tickets = new TreeMap<>();
  private final Map<String, ObjectNode> keys = new HashMap<>();
  private final Map<String, String> bodies = new HashMap<>();
  private final Set<String> events = new HashSet<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private long last;

  MiniTickets(String... faults) {
    this.faults = Set.of(faults);
    service.otherwise(this::answer);
  }

  URI url() {
    return service.url();
  }

  private Response answer(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    String text = body(exchange);
    JsonNode body = text.isBlank() ? JsonNodeFactory.instance.objectNode() : JsonMapper.shared().readTree(text);
    boolean post = exchange.getRequestMethod().equals("POST");
    if (path.equals("/hooks/refund")) {
      return hook(text, body, exchange.getRequestHeaders().getFirst("X-Signed"));
    }
    if (post && path.equals("/shows")) {
      return json(201, show(body));
    }
    if (post && path.equals("/tickets")) {
      return keyed(body, text, exchange.getRequestHeaders().getFirst("X-Idempotency-Key"));
    }
    if (exchange.getRequestMethod().equals("PUT")) {
      return replaced(path, body);
    }
    return read(path);
  }

  private synchronized Response read(String path) {
    Map<Long, ObjectNode> things = path.startsWith("/shows") ? shows : tickets;
    if (path.equals("/shows") || path.equals("/tickets")) {
      return json(200, JsonNodeFactory.instance.arrayNode().addAll(things.values()));
    }
    ObjectNode thing = things.get(id(path));
    return thing == null ? json(404, JsonNodeFactory.instance.objectNode()) : json(200, thing);
  }

  private synchronized ObjectNode show(JsonNode body) {
    ObjectNode show = JsonNodeFactory.instance.objectNode();
    show.put("id", ++last).put("title", body.path("title").asString("")).put("sold", 0);
    show.put("seats", body.path("seats").asInt(1)).put("version", 1);
    shows.put(last, show);
    return show;
  }

  private Response replaced(String path, JsonNode body) {
    synchronized (this) {
      ObjectNode show = Objects.requireNonNull(shows.get(id(path)));
      int version = show.path("version").asInt();
      if (faults.contains("version is a word")) {
        show.put("version", body.path("version").asInt(version));
        return json(200, show.put("title", body.path("title").asString("")));
      }
      if (!faults.contains("any version") && body.path("version").asInt(version) != version) {
        return json(409, JsonNodeFactory.instance.objectNode());
      }
      show.put("title", body.path("title").asString("")).put("version", version + 1);
      show.put("seats", body.path("seats").asInt(1));
      return json(200, show);
    }
  }

  private Response keyed(JsonNode body, String text, String key) {
    if (key == null || faults.contains("no keys") || faults.contains("counts crowds later")) {
      return taken(body);
    }
    if (faults.contains("keys too late")) {
      ObjectNode known = known(key);
      pause(5);
      Response fresh = known == null ? taken(body) : json(201, known);
      return remembered(key, fresh);
    }
    synchronized (this) {
      if (!bodies.getOrDefault(key, text).equals(text)) {
        return json(422, JsonNodeFactory.instance.objectNode());
      }
      ObjectNode known = keys.get(key);
      Response fresh = known == null ? taken(body) : json(201, known);
      bodies.put(key, text);
      return remembered(key, fresh);
    }
  }

  private synchronized Response remembered(String key, Response answer) {
    if (answer.status() == 201) {
      keys.put(key, (ObjectNode) JsonMapper.shared().readTree(answer.body()));
    }
    return answer;
  }

  private synchronized @Nullable ObjectNode known(String key) {
    return keys.get(key);
  }

  private Response taken(JsonNode body) {
    if (faults.contains("counts crowds later")) {
      boolean crowd = underWay.incrementAndGet() > 1;
      pause(5);
      Response answer = takenAtOnce(body, crowd);
      underWay.decrementAndGet();
      return answer;
    }
    return takenAtOnce(body, false);
  }

  /// @param later what is counted shows a moment afterwards
  private Response takenAtOnce(JsonNode body, boolean later) {
    if (later) {
      Thread.ofVirtual()
          .start(
              () -> {
                pause(300);
                Response _ = takenAtOnce(body, false);
              });
      return json(201, JsonNodeFactory.instance.objectNode().put("id", -1));
    }
    if (faults.contains("reckoned")) {
      ObjectNode show = shows.get(body.path("showId").asLong());
      int sold = show == null ? 0 : show.path("sold").asInt();
      pause(5);
      return sold < (show == null ? 0 : show.path("seats").asInt()) ? sold(body, sold + 1) : full();
    }
    synchronized (this) {
      ObjectNode show = shows.get(body.path("showId").asLong());
      int sold = show == null ? 0 : show.path("sold").asInt();
      boolean room = show != null && sold < show.path("seats").asInt();
      return room ? sold(body, sold + 1) : full();
    }
  }

  private synchronized Response sold(JsonNode body, int sold) {
    ObjectNode show = Objects.requireNonNull(shows.get(body.path("showId").asLong()));
    show.put("sold", sold);
    ObjectNode ticket = JsonNodeFactory.instance.objectNode();
    ticket.put("id", ++last).put("showId", body.path("showId").asLong());
    ticket.put("name", body.path("name").asString("")).put("status", "paid").put("payment", "p" + last);
    tickets.put(last, ticket);
    return json(201, ticket);
  }

  private static Response full() {
    return json(409, JsonNodeFactory.instance.objectNode().put("error", "sold out"));
  }

  private Response hook(String text, JsonNode body, String signature) {
    if (!faults.contains("trusts anybody") && !signed(text).equals(signature)) {
      return json(401, JsonNodeFactory.instance.objectNode());
    }
    boolean fresh;
    synchronized (this) {
      fresh = faults.contains("acts again") || events.add(body.path("event").asString(""));
    }
    if (fresh) {
      refund(body.path("payment").asString(""));
    }
    return json(200, JsonNodeFactory.instance.objectNode());
  }

  private static String signed(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void refund(String payment) {
    for (ObjectNode ticket : tickets.values()) {
      if (ticket.path("payment").asString("").equals(payment)) {
        ticket.put("status", "refunded");
        ObjectNode show = Objects.requireNonNull(shows.get(ticket.path("showId").asLong()));
        show.put("sold", show.path("sold").asInt() - 1);
      }
    }
  }

  private static long id(String path) {
    return Long.parseLong(path.replaceAll(".*/", ""));
  }

  private static Response json(int status, JsonNode body) {
    return new Response(status, "application/json", body.toString());
  }

  private static String body(HttpExchange exchange) {
    try {
      return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
