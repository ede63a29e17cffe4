package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LoadCommandTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @SuppressWarnings("NullAway.Init") // before each test
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private String url() {
    return "http://127.0.0.1:" + service.getAddress().getPort() + "/slots";
  }

  private int run(String... arguments) {
    return Main.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void counts_what_was_asked_for(@TempDir Path folder) throws IOException {
    Path hdr = folder.resolve("times.hdr");
    int code =
        run(
            "load",
            url(),
            "--rate",
            "100",
            "--evenly",
            "--duration",
            "1s",
            "--json",
            "--hdr",
            hdr.toString());

    assertThat(code).isZero();
    JsonNode result = JsonMapper.shared().readTree(out.toByteArray());
    JsonNode total = result.path("steps").path(0).path("total");
    assertThat(total.path("intended").asInt()).isEqualTo(100);
    assertThat(total.path("statuses").path("204").asInt()).isEqualTo(100);
    // One more knocked.
    assertThat(asked.get()).isEqualTo(101);
    assertThat(Files.readAllLines(hdr)).hasSizeGreaterThan(3);
  }

  @Test
  void sends_in_bursts_what_is_due_within_one() {
    assertThat(run("load", url(), "--rate", "100", "--evenly", "--bursts", "100ms", "--duration", "1s", "--json")).isZero();

    JsonNode step = JsonMapper.shared().readTree(out.toByteArray()).path("steps").path(0);
    assertThat(step.path("total").path("statuses").path("204").asInt()).isEqualTo(100);
  }

  @Test
  void writes_a_page_that_asks_for_nothing(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("load.html");
    String[] arguments = {
      "load", url(), "--users", "2", "--duration", "1s", "--html", page.toString()
    };

    assertThat(run(arguments)).isZero();
    assertThat(Files.readString(page))
        .contains("good answers", "<polyline")
        .doesNotContain("<script", "href=", "src=");
  }

  @Test
  void a_page_of_many_steps_sums_them_up_first(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("load.html");
    String[] arguments = {
      "load", url(), "--steps", "10,20,30,40,50,60,70", "--duration", "300ms", "--html", page.toString()
    };

    assertThat(run(arguments)).isZero();
    assertThat(Files.readString(page))
        .contains("answered well</th>", "<details", "99th percentile</th>")
        .doesNotContain("failed or unanswered");
  }

  @Test
  void an_objective_that_was_not_kept_fails() {
    // Nobody answers within no time. On a busy machine the generator itself may be late.
    assertThat(run("load", url(), "--rate", "50", "--duration", "1s", "--p99", "0ms")).isIn(1, 3);
  }

  @Test
  void nobody_at_home_is_said_at_once() {
    service.stop(0);
    assertThat(run("load", url())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("nobody listens");
  }

  @Test
  void contradictions_are_refused() {
    assertThat(run("load", url(), "--users", "3", "--find-capacity")).isEqualTo(2);
    assertThat(run("load", url(), "--users", "3", "--rate", "3")).isEqualTo(2);
    assertThat(run("load", url(), "--rate", "quick")).isEqualTo(2);
    assertThat(run("load", url(), "--users", "3", "--bursts", "1ms")).isEqualTo(2);
    assertThat(run("load", url(), "--rate", "3", "--bursts", "0ms")).isEqualTo(2);
    assertThat(asked.get()).isZero();
  }
}
