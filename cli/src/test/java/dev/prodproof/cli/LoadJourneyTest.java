package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// On a service that wants to be logged in to, and knows only what it made.
final class LoadJourneyTest {
  private static final String JOURNEY =
      """
      name: book
      data:
        user: [ann, bob]
        n: +
      steps:
        - post: /login
          json: { user: "${user}" }
          capture: { token: /token }
        - post: /bookings
          headers: { Authorization: "Bearer ${token}" }
          json: { slotId: 7, name: "n${n}", number: "${n}" }
          expect: 201
          capture: { id: /id, where: header Location }
        - get: /bookings/${id}
          headers: { Authorization: "Bearer ${token}" }
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicInteger number = new AtomicInteger();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Set<String> made = ConcurrentHashMap.newKeySet();
  private final Queue<JsonNode> bodies = new ConcurrentLinkedQueue<>();

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // before each test
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    service.createContext("/login", this::login);
    service.createContext("/bookings", this::bookings);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private void login(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String token = "t/" + number.incrementAndGet();
    tokens.add("Bearer " + token);
    answer(exchange, 200, "{\"token\":\"" + token + "\"}");
  }

  private void bookings(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!tokens.contains(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")))) {
      answer(exchange, 401, "{}");
    } else if (exchange.getRequestMethod().equals("POST")) {
      bodies.add(JsonMapper.shared().readTree(body));
      int id = number.incrementAndGet();
      made.add("/bookings/" + id);
      exchange.getResponseHeaders().add("Location", "/bookings/" + id);
      answer(exchange, 201, "{\"id\":" + id + "}");
    } else {
      answer(exchange, made.contains(exchange.getRequestURI().getPath()) ? 200 : 404, "{}");
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private int load(String journey, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("book.yaml"), journey);
    var all = new java.util.ArrayList<String>();
    all.add("load");
    all.add("http://127.0.0.1:" + service.getAddress().getPort());
    all.addAll(java.util.List.of("--journey", file.toString(), "--json", "--duration", "1s"));
    all.addAll(java.util.List.of(more));
    return Main.run(
        all.toArray(String[]::new),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private JsonNode step() {
    return JsonMapper.shared().readTree(out.toByteArray()).path("steps").path(0);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void logs_in_creates_and_reads_what_it_created() throws IOException {
    assertThat(load(JOURNEY, "--rate", "20", "--evenly")).as(err()).isZero();

    JsonNode book = step().path("journeys").path(0);
    assertThat(book.path("begun").asInt()).isEqualTo(20);
    assertThat(book.path("finished").asInt()).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(20);
    assertThat(step().path("total").path("intended").asInt()).isEqualTo(60);
    JsonNode read = step().path("operations").path("book 3: GET /bookings/${id}");
    assertThat(read.path("statuses").path("200").asInt()).isEqualTo(20);
    assertThat(bodies.stream().map(body -> body.path("name").stringValue()).distinct()).hasSize(20);
    assertThat(bodies).allMatch(body -> body.path("number").isIntegralNumber());
  }

  @Test
  void users_begin_again_when_they_are_done() throws IOException {
    assertThat(load(JOURNEY, "--users", "3")).as(err()).isZero();
    JsonNode book = step().path("journeys").path(0);
    assertThat(book.path("finished").asInt()).isGreaterThan(3).isEqualTo(book.path("begun").asInt());
  }

  @Test
  void says_where_journeys_end() throws IOException {
    assertThat(load(JOURNEY.replace("/token", "/ticket"), "--rate", "10", "--evenly")).isZero();
    JsonNode book = step().path("journeys").path(0);
    assertThat(book.path("finished").asInt()).isZero();
    assertThat(book.path("ended").path("POST /login: an answer without /ticket").asInt()).isEqualTo(10);
    assertThat(step().path("total").path("intended").asInt()).isEqualTo(10);
  }

  @Test
  void names_the_line_of_a_mistake() throws IOException {
    assertThat(load(JOURNEY.replace("expect: 201", "expct: 201"))).isEqualTo(2);
    assertThat(err()).contains("book.yaml:12", "expct", "expect");
    assertThat(load(JOURNEY.replace("\"Bearer ${token}\"", "\"Bearer ${tokn}\""))).isEqualTo(2);
    assertThat(err()).contains("no `tokn` is known here");
    assertThat(load("steps: []\n")).isEqualTo(2);
    assertThat(load("steps: [ { get: slots } ]\n")).isEqualTo(2);
    assertThat(load("steps: [ { get: '/${env.NOBODY_SET_THIS}' } ]\n")).isEqualTo(2);
    assertThat(err()).contains("set the environment variable NOBODY_SET_THIS");
  }
}
