package dev.prodproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever is put under load: a result or one clear sentence, and the right exit code.
final class LoadOnBadServiceTest {
  private static final Misbehaving.Manner FINE = Misbehaving.always("200 OK", "text/plain", "ok");

  /// On a busy machine nothing fails.
  private static final int HELD_UP = 3;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int load(String url, String... more) {
    var arguments = new ArrayList<>(List.of("load", url));
    arguments.addAll(List.of(more));
    int code =
        Main.run(
            arguments.toArray(String[]::new),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(out() + err()).doesNotContain("Exception", "\tat ", "our own fault");
    return code;
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Misbehaving.Manner after(Duration wait, Misbehaving.Manner then) {
    return (method, path, to) -> {
      try {
        Thread.sleep(wait);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      then.answer(method, path, to);
    };
  }

  @Test
  void finds_no_rate_where_even_one_request_takes_too_long() {
    try (var service = Misbehaving.speaking(after(Duration.ofMillis(400), FINE))) {
      int code =
          load(
              service.url(), "--find-capacity", "--rate", "20", "--p99", "100ms", "--duration",
              "1s");
      assertThat(code).as(out() + err()).isEqualTo(3);
      assertThat(out()).contains("No rate was found that it keeps up with.");
    }
  }

  @Test
  void fails_a_service_that_dies_in_the_middle() {
    var asked = new AtomicInteger();
    Misbehaving.Manner dying =
        (method, path, to) -> {
          if (asked.incrementAndGet() > 50) {
            throw new IOException("dead");
          }
          FINE.answer(method, path, to);
        };
    try (var service = Misbehaving.speaking(dying)) {
      assertThat(load(service.url(), "--rate", "200", "--duration", "1s", "--p99", "5s"))
          .isIn(1, HELD_UP);
      assertThat(out()).contains("closed before the end");
    }
  }

  @Test
  void fails_a_service_that_refuses_everything() {
    var refusing = Misbehaving.always("429 Too Many Requests", "text/plain", "later");
    try (var service = Misbehaving.speaking(refusing)) {
      assertThat(load(service.url(), "--rate", "100", "--duration", "1s", "--p99", "5s"))
          .isIn(1, HELD_UP);
      assertThat(out()).contains("× 429", "0 with Retry-After");
    }
  }

  @Test
  void says_what_answers_without_http_is() {
    byte[] greeting = "SSH-2.0-OpenSSH_9.9\r\n".getBytes(StandardCharsets.US_ASCII);
    try (var service = Misbehaving.greeting(greeting)) {
      assertThat(load(service.url())).isEqualTo(2);
      assertThat(err()).contains(service.url() + " can't be put under load", "SSH");
    }
  }

  @Test
  void says_where_nobody_listens() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(load("http://127.0.0.1:" + port)).isEqualTo(2);
    assertThat(err()).contains("127.0.0.1:" + port).hasLineCount(1);
    assertThat(load("http://127.0.0.1:99999")).isEqualTo(2);
    assertThat(load("tcp://127.0.0.1:1")).isEqualTo(2);
    assertThat(err()).contains("`99999` is no port", "tcp://127.0.0.1:1");
  }

  @Test
  void says_where_nobody_speaks_http_2() {
    try (var service = Misbehaving.speaking(FINE)) {
      assertThat(load(service.url(), "--http2")).isEqualTo(2);
      assertThat(err()).contains("leave --http2 out");
      assertThat(load(service.url(), "--streams", "5")).isEqualTo(2);
    }
  }

  @Test
  void says_what_five_requests_a_second_can_show() {
    try (var service = Misbehaving.speaking(FINE)) {
      String[] gentle = {"--rate", "5", "--evenly", "--duration", "2s", "--p99", "30s"};
      assertThat(load(service.url(), gentle)).isZero();
      // 0.05 to the power of 1/10.
      assertThat(err()).contains("0 of 10 requests", "which shows that 74.1 of 100 have");
    }
  }

  @Test
  void cannot_tell_of_a_rate_that_this_machine_cannot_send() {
    try (var service = Misbehaving.speaking(FINE)) {
      int code =
          load(
              service.url(), "--rate", "5000000", "--duration", "1s", "--deadline", "500ms",
              "--p99", "50ms", "--connections", "4");
      assertThat(code).as(out() + err()).isEqualTo(3);
      assertThat(out()).contains("This tells little about the target");
      assertThat(err()).contains("nothing can be said of --p99");
    }
  }

  @Test
  void asks_to_trust_a_certificate_and_then_measures(@TempDir Path folder) throws Exception {
    try (var service = Misbehaving.secured(SelfSigned.in(folder), FINE)) {
      assertThat(load(service.url())).isEqualTo(2);
      assertThat(err()).contains("TLS with " + service.url(), "--ca FILE", "--insecure");
      String[] anyway = {
        "--insecure", "--rate", "50", "--evenly", "--duration", "1s", "--json"
      };
      assertThat(load(service.url(), anyway)).isZero();
      JsonNode total =
          JsonMapper.shared().readTree(out()).path("steps").path(0).path("total");
      assertThat(total.path("statuses").path("200").asInt()).isEqualTo(50);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void loses_no_result_to_a_full_disk() {
    try (var service = Misbehaving.speaking(FINE)) {
      String[] recording = {"--rate", "20", "--duration", "1s", "--hdr", "/dev/full"};
      assertThat(load(service.url(), recording)).isEqualTo(2);
      assertThat(out()).contains("good answers", "outcomes: ");
      assertThat(err()).contains("cannot write /dev/full", "No space left");
    }
  }
}
