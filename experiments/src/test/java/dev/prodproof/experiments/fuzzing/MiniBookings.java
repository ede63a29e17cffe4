package dev.prodproof.experiments.fuzzing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Bookings of slots. It can't stand an emoji in the postcode, and takes more seats than it says; nothing
/// else is wrong with it. A plate, which its description doesn't name, it takes once.
public final class MiniBookings implements AutoCloseable {
  public static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Bookings, version: 1.0.0}
      paths:
        /slots:
          get:
            parameters: [{name: page, in: query, schema: {type: integer, minimum: 0}}]
            responses: {'200': {description: all}, '400': {description: bad}}
        /bookings:
          post:
            requestBody:
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/Booking'}}}
            responses: {'201': {description: made}, '400': {description: bad}}
        /bookings/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          get: {responses: {'200': {description: it}, '404': {description: none}}}
          delete: {responses: {'204': {description: gone}, '404': {description: none}}}
          put:
            requestBody:
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/Booking'}}}
            responses: {'200': {description: changed}, '400': {description: bad}}
      components:
        schemas:
          Booking:
            type: object
            required: [name, slotId, seats]
            properties:
              name: {type: string, minLength: 1, maxLength: 80}
              slotId: {type: integer}
              seats: {type: integer, minimum: 1, maximum: 10}
              postcode: {type: string, maxLength: 12}
      """;

  private final HttpServer server;
  private final AtomicLong ids = new AtomicLong(1000);
  public final Map<Long, JsonNode> bookings = new ConcurrentHashMap<>(Map.of(5L, JsonMapper.shared().readTree("{\"name\":\"theirs\"}")));

  private final Set<String> plates = ConcurrentHashMap.newKeySet();

  public MiniBookings() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(1 << 20);
      String path = exchange.getRequestURI().getPath();
      String method = exchange.getRequestMethod();
      if (path.equals("/slots")) {
        slots(exchange, method);
      } else if (path.equals("/bookings") || path.equals("/bookings/")) {
        if (method.equals("POST")) {
          write(exchange, ids.incrementAndGet(), body, 201);
        } else {
          answer(exchange, 405, "{}");
        }
      } else if (path.matches("/bookings/\\d{1,15}")) {
        one(exchange, method, Long.parseLong(path.substring(10)), body);
      } else {
        answer(exchange, 404, "{\"error\":\"not found\"}");
      }
    }
  }

  private void slots(HttpExchange exchange, String method) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    boolean bad = query != null && !query.matches("page=\\d{1,40}");
    if (!method.equals("GET")) {
      answer(exchange, 405, "{}");
    } else {
      answer(exchange, bad ? 400 : 200, bad ? "{\"error\":\"page\"}" : "{\"items\":[{\"id\":41},{\"id\":42}]}");
    }
  }

  private void one(HttpExchange exchange, String method, long id, byte[] body) throws IOException {
    JsonNode booking = bookings.get(id);
    if (booking == null) {
      answer(exchange, 404, "{\"error\":\"no such booking\"}");
      return;
    }
    switch (method) {
      case "GET" -> answer(exchange, 200, booking.toString());
      case "DELETE" -> {
        bookings.remove(id);
        answer(exchange, 204, "");
      }
      case "PUT" -> write(exchange, id, body, 200);
      default -> answer(exchange, 405, "{}");
    }
  }

  private void write(HttpExchange exchange, long id, byte[] body, int status) throws IOException {
    JsonNode read = read(body);
    if (!String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")).startsWith("application/json")) {
      answer(exchange, 415, "{}");
    } else if (!(read instanceof ObjectNode booking) || !good(booking)) {
      answer(exchange, 400, "{\"error\":\"invalid\"}");
    } else if (booking.has("plate") && !plates.add(booking.path("plate").asString())) {
      answer(exchange, 409, "{\"error\":\"plate is taken\"}");
    } else if (booking.path("postcode").asString("").codePoints().anyMatch(c -> c > 0xFFFF)) {
      answer(exchange, 500, "{\"error\":\"internal\"}");
    } else {
      booking.put("id", id);
      if (status == 201) {
        bookings.put(id, booking);
      } else {
        bookings.computeIfPresent(id, (_, old) -> booking);
      }
      exchange.getResponseHeaders().set("Location", "/bookings/" + id);
      answer(exchange, status, booking.toString());
    }
  }

  private static boolean good(JsonNode booking) {
    JsonNode name = booking.path("name");
    JsonNode postcode = booking.path("postcode");
    JsonNode slot = booking.path("slotId");
    JsonNode seats = booking.path("seats");
    int length = name.isString() ? name.asString().codePointCount(0, name.asString().length()) : 0;
    return length >= 1
        && length <= 80
        && slot.isIntegralNumber()
        && (slot.intValue(0) == 41 || slot.intValue(0) == 42)
        && seats.isIntegralNumber()
        && seats.decimalValue().signum() > 0
        && (postcode.isMissingNode() || (postcode.isString() && postcode.asString().codePointCount(0, postcode.asString().length()) <= 12));
  }

  private static JsonNode read(byte[] body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException | StackOverflowError e) {
      return JsonMapper.shared().missingNode();
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
