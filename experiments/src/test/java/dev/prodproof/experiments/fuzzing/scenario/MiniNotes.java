package dev.prodproof.experiments.fuzzing.scenario;

import com.sun.net.httpserver.HttpExchange;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Notes in pages of two. All is well with them but for the faults that a test asks for.
public final class MiniNotes implements AutoCloseable {
  public static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Notes, version: 1.0.0}
      paths:
        /notes:
          get:
            parameters: [{name: page, in: query, schema: {type: integer, minimum: 1}}]
            responses: {'200': {description: all}}
          post:
            requestBody:
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}
            responses: {'201': {description: made}, '400': {description: bad}}
        /notes/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          get: {responses: {'200': {description: it}, '404': {description: none}}}
          delete: {responses: {'204': {description: gone}, '404': {description: none}}}
          put:
            requestBody:
              required: true
              content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}
            responses: {'200': {description: changed}, '400': {description: bad}}
        /notes/{id}/preview:
          parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
          get: {responses: {'200': {description: a part of it}, '404': {description: none}}}
      components:
        schemas:
          Note:
            type: object
            required: [title, stars]
            properties:
              title: {type: string, minLength: 1, maxLength: 80}
              text: {type: string, maxLength: 200}
              stars: {type: integer, minimum: 1, maximum: 5}
      """;

  private final MiniService service = new MiniService();
  private final Set<String> faults;
  private final Map<Long, ObjectNode> notes = new TreeMap<>();
  private long last;
  private final Map<Long, Long> made = new HashMap<>();
  private long reads;

  public MiniNotes(String... faults) {
    this.faults = Set.of(faults);
    for (int i = 0; i < 5; i++) {
      save(JsonNodeFactory.instance.objectNode().put("title", "theirs " + i).put("stars", 1));
    }
    service.otherwise(this::answer);
  }

  public URI url() {
    return service.url();
  }

  public synchronized int count() {
    return notes.size();
  }

  private ObjectNode save(ObjectNode note) {
    notes.put(++last, note.put("id", last));
    return note;
  }

  private Response answer(HttpExchange exchange) {
    if (faults.contains("works on new ones")) {
      pause(25);
    }
    return inTurn(exchange);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What a job in the background does to each new one.
  private ObjectNode workedOn(ObjectNode note) {
    long age = (System.nanoTime() - made.getOrDefault(note.path("id").asLong(), 0L)) / 1_000_000;
    return note.deepCopy().put("state", age > 62 ? "done" : "new");
  }

  private synchronized Response inTurn(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (path.equals("/notes")) {
      return method.equals("GET") ? page(exchange) : method.equals("POST") ? make(exchange) : json(405, "{}");
    }
    if (!path.matches("/notes/\\d{1,15}(/preview)?")) {
      return json(404, "{}");
    }
    long id = Long.parseLong(path.split("/", -1)[2]);
    ObjectNode note = notes.get(id);
    if (note == null) {
      return gone(method);
    }
    return path.endsWith("preview") ? preview(method, note) : one(exchange, method, note);
  }

  private Response gone(String method) {
    if (method.equals("DELETE")) {
      return faults.contains("second delete fails") ? json(500, "{}") : json(404, "{}");
    }
    return faults.contains("nothing is no 404")
        ? json(200, "")
        : faults.contains("regret is no 404") ? json(200, "{\"message\":\"Note not found\"}") : json(404, "{}");
  }

  private Response preview(String method, ObjectNode note) {
    if (faults.contains("reading marks") && method.equals("GET")) {
      note.put("marks", note.path("marks").asInt(0) + 1);
    }
    if (faults.contains("reading counts") && method.equals("GET")) {
      note.put("previewsSeen", note.path("previewsSeen").asInt(0) + 1);
    }
    return method.equals("GET") || method.equals("HEAD") ? json(200, "{\"part\":\"…\"}") : json(405, "{}");
  }

  private Response one(HttpExchange exchange, String method, ObjectNode note) {
    if (faults.contains("reading tags") && method.equals("GET")) {
      note.put("tag", "viewed");
    }
    return switch (method) {
      case "GET", "HEAD" ->
          json(
              200,
              (faults.contains("works on new ones") ? workedOn(note) : note.deepCopy())
                  .put("reads", ++reads)
                  .toString());
      case "DELETE" -> {
        if (faults.contains("only cancels")) {
          note.put("status", "given up");
        } else if (!faults.contains("fake delete")) {
          notes.remove(note.path("id").asLong());
        }
        yield json(204, "");
      }
      case "PUT" -> replace(exchange, note);
      default -> json(405, "{}");
    };
  }

  private Response page(HttpExchange exchange) {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    int number = query.matches("page=\\d{1,6}") ? Math.max(1, Integer.parseInt(query.substring(5))) : 1;
    List<ObjectNode> all = new ArrayList<>(notes.values());
    if (faults.contains("not listed")) {
      all.removeIf(note -> note.path("id").asLong() > 5);
    }
    all.removeIf(note -> note.path("status").asString("").equals("draft"));
    Stream<ObjectNode> shown = all.stream().skip((number - 1) * 2L).limit(2);
    return json(200, JsonMapper.shared().writeValueAsString(Map.of("items", shown.toList())));
  }

  private Response make(HttpExchange exchange) {
    ObjectNode asked = read(exchange);
    if (!good(asked)) {
      return json(400, "{\"error\":\"invalid\"}");
    }
    ObjectNode made = save(stored(asked));
    this.made.put(last, System.nanoTime());
    if (faults.contains("only cancels") || faults.contains("drafts first")) {
      made.put("status", faults.contains("drafts first") ? "draft" : "open");
    }
    String location =
        faults.contains("bad location") ? "/note/" + last : faults.contains("others location") ? "/notes/1" : "/notes/" + last;
    return new Response(201, "application/json", made.toString(), Map.of("Location", location));
  }

  private Response replace(HttpExchange exchange, ObjectNode note) {
    ObjectNode asked = read(exchange);
    if (!good(asked)) {
      if (faults.contains("half refused") && asked.path("title").isString()) {
        note.set("title", asked.path("title"));
      }
      return json(400, "{\"error\":\"invalid\"}");
    }
    long id = note.path("id").asLong();
    ObjectNode now = faults.contains("put merges") ? note : JsonNodeFactory.instance.objectNode().put("id", id);
    now.setAll(stored(asked));
    if (faults.contains("put counts")) {
      now.put("changes", note.path("changes").asInt(0) + 1);
    }
    notes.put(id, now);
    return json(200, now.toString());
  }

  private ObjectNode stored(ObjectNode asked) {
    ObjectNode stored = asked.deepCopy();
    if (faults.contains("loses emoji")) {
      asked.properties().stream()
          .filter(field -> field.getValue().isString())
          .forEach(field -> stored.put(field.getKey(), field.getValue().asString().replaceAll("[^\\x00-\\uFFFF]", "?")));
    }
    if (faults.contains("cuts titles")) {
      String title = asked.path("title").asString("");
      stored.put("title", title.substring(0, Math.min(6, title.length())));
    }
    return stored;
  }

  private static boolean good(ObjectNode note) {
    JsonNode title = note.path("title");
    JsonNode stars = note.path("stars");
    boolean text = note.path("text").isMissingNode() || (note.path("text").isString() && points(note.path("text")) <= 200);
    return title.isString() && points(title) >= 1 && points(title) <= 80 && text
        && stars.isIntegralNumber() && stars.asInt(0) >= 1 && stars.asInt(0) <= 5;
  }

  private static int points(JsonNode text) {
    return text.asString().codePointCount(0, text.asString().length());
  }

  private static ObjectNode read(HttpExchange exchange) {
    try {
      JsonNode read = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
      return read instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.objectNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Response json(int status, String body) {
    return new Response(status, "application/json", body);
  }

  @Override
  public void close() {
    service.close();
  }
}
