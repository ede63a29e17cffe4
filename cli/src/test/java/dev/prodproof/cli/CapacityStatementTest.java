package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.prodproof.core.Performance;
import dev.prodproof.core.Report;
import dev.prodproof.facts.CapacityStated;
import dev.prodproof.lab.recipe.StatementReader;
import dev.prodproof.report.Json;
import dev.prodproof.report.Statement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service whose capacity is known by construction: two places, 20 ms each, 100 a second. What
/// other work takes of this machine can only make it serve less.
final class CapacityStatementTest {
  private static final double CAPACITY = 100;
  private static final int PLACES = 2;
  private static final int WAITING = 6;
  private static final long EACH = 20_000_000;

  private static final String DESCRIPTION =
      """
      {"openapi": "3.1.0", "info": {"title": "Counter", "version": "1"},
       "paths": {"/things": {"get": {"responses": {"200": {"description": "all"}}}}}}
      """;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore door = new Semaphore(PLACES + WAITING);
  private final Semaphore places = new Semaphore(PLACES, true);

  @SuppressWarnings("NullAway.Init") // before each test
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/openapi.json", exchange -> answer(exchange, 200, DESCRIPTION));
    service.createContext("/things", this::things);
    service.setExecutor(threads);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
    threads.shutdownNow();
  }

  private void things(HttpExchange exchange) throws IOException {
    if (!door.tryAcquire()) {
      exchange.getResponseHeaders().add("Retry-After", "1");
      answer(exchange, 503, "{}");
      return;
    }
    try {
      places.acquireUninterruptibly();
      LockSupport.parkNanos(EACH);
      places.release();
      answer(exchange, 200, "[]");
    } finally {
      door.release();
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String url() {
    return "http://127.0.0.1:" + service.getAddress().getPort();
  }

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  private int run(String... arguments) {
    var screen = new PrintStream(heard, true, StandardCharsets.UTF_8);
    return Main.run(arguments, screen, screen);
  }

  @Test
  void what_load_states_a_proof_measures_again(@TempDir Path folder) throws IOException {
    Path statement = folder.resolve("capacity.md");
    int code =
        run(
            "load",
            url() + "/things",
            "--find-capacity",
            "--p99",
            "400ms",
            "--duration",
            "1s",
            "--statement",
            statement.toString());
    assertThat(code).isIn(0, 2, 3);
    if (!Files.exists(statement)) {
      // Only what the generator itself couldn't do is a reason.
      assertThat(heard.toString(StandardCharsets.UTF_8)).contains("The search ended because");
      assumeTrue(false, "beside other work no capacity was found, so none was written");
    }
    CapacityStated stated = StatementReader.read(statement, "capacity.md");
    assertThat(stated.low()).isLessThan(CAPACITY * 1.2);
    assertThat(stated.mix()).singleElement().satisfies(
        share -> assertThat(share.operation()).isEqualTo("GET /things"));
    assertThat(stated.machine().name()).isNotEmpty();

    Report.CheckResult check = proven(folder);
    assertThat(check.verdict())
        .as("beside a stated %s: %s, %s", stated, check.because(), check.findings())
        .isIn("pass", "inconclusive");
    assertThat(check.because()).doesNotContain("can't be compared");
    assumeTrue(check.verdict().equals("pass"), "beside other work: " + check.because());
    assertThat(check.because()).contains("capacity.md");
  }

  private Report.CheckResult proven(Path folder) throws IOException {
    Path recipe = folder.resolve("prodproof.yaml");
    Files.writeString(
        recipe,
        """
        service: { url: "%s" }
        allow: stresses
        declare: { capacity: capacity.md }
        objective: { rate: 20/s, p99: 400ms, errors: 1%% }
        """
            .formatted(url()));
    Path out = folder.resolve("run");
    run(
        "prove",
        recipe.toString(),
        "--only",
        "performance/capacity-known",
        "--budget",
        "quick",
        "--out",
        out.toString());
    Report report = Json.read(out.resolve("report.json"));
    List<Performance> seen = report.performance();
    if (seen.stream().anyMatch(one -> one.capacity().found())) {
      // Once more beside the report, for whoever wants to commit it.
      CapacityStated again = StatementReader.read(out.resolve(Statement.FILE), "capacity.md");
      assertThat(again.high()).isGreaterThan(again.low());
    }
    return report.checks().stream()
        .filter(check -> check.id().equals("performance/capacity-known"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void is_read_as_it_was_written_whatever_stands_in_it(@TempDir Path folder) throws IOException {
    var seen =
        new Performance(
            new Performance.Objective(true, 50, 500.5, .001),
            List.of(
                new Performance.Share("GET /a\"b\\c: {id}", .25),
                new Performance.Share("GET /slots # all", .75)),
            new Performance.Machine("A \"quick\" one: 2 cores", 1),
            new Performance.Capacity(312.25, 328, "```\n\u001b[2J refused", 0, false),
            List.of(),
            List.of(),
            List.of());
    Path file = folder.resolve("capacity.md");
    Files.writeString(file, Statement.of(List.of(seen), "2026-11-21", "0.1").orElseThrow());
    CapacityStated stated = StatementReader.read(file, "capacity.md");
    assertThat(stated.low()).isEqualTo(312.25);
    assertThat(stated.high()).isEqualTo(328);
    assertThat(stated.tolerance()).isEqualTo(.2);
    assertThat(stated.p99()).isEqualTo(500_500_000);
    assertThat(stated.machine())
        .isEqualTo(new CapacityStated.Machine("A \"quick\" one: 2 cores", 1));
    assertThat(stated.mix())
        .extracting("operation", "share")
        .containsExactlyInAnyOrder(
            tuple("GET /a\"b\\c: {id}", .25),
            tuple("GET /slots # all", .75));
  }
}
