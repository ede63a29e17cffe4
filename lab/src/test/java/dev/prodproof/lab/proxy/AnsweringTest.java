package dev.prodproof.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Byte by byte, between a caller and a real one that are played here.
final class AnsweringTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\n";

  @SuppressWarnings("NullAway.Init") // before each test
  private ServerSocket door;

  @SuppressWarnings("NullAway.Init") // before each test
  private Upstream proxy;

  @SuppressWarnings("NullAway.Init") // before each test
  private Socket caller;

  @BeforeEach
  void open() throws IOException {
    door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    URI at = URI.create("http://127.0.0.1:" + door.getLocalPort());
    proxy = Upstream.open("raw", at, 0, InstantSource.system());
    caller = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    caller.setSoTimeout(5_000);
  }

  @AfterEach
  void close() throws IOException {
    caller.close();
    proxy.close();
    door.close();
  }

  private static void say(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    to.getOutputStream().flush();
  }

  private static String hear(Socket from, String until) throws IOException {
    var heard = new StringBuilder();
    while (heard.indexOf(until) < 0) {
      int next = from.getInputStream().read();
      assertThat(next).as("ended after '%s'", heard).isNotNegative();
      heard.append((char) next);
    }
    return heard.toString();
  }

  private Socket asked(String line) throws IOException {
    say(caller, line + "\r\nHost: a\r\n\r\n");
    Socket real = door.accept();
    real.setSoTimeout(5_000);
    hear(real, "\r\n\r\n");
    return real;
  }

  @Test
  void passes_a_stream_on_as_it_comes() throws IOException {
    try (Socket real = asked("GET /events HTTP/1.1")) {
      say(real, HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n");
      assertThat(hear(caller, "first")).startsWith(HEAD);
      say(real, "6\r\nsecond\r\n0\r\n\r\n");
      assertThat(hear(caller, "0\r\n\r\n")).contains("second");
    }
  }

  @Test
  void ends_in_chunks_what_the_real_one_ends_by_closing() throws IOException {
    try (Socket real = asked("GET / HTTP/1.1")) {
      say(real, HEAD + "\r\nall there is");
    }
    assertThat(hear(caller, "0\r\n\r\n")).containsIgnoringCase("transfer-encoding: chunked").contains("all there is");
  }

  @Test
  void closes_behind_an_answer_for_a_caller_that_knows_no_chunks() throws IOException {
    try (Socket real = asked("GET / HTTP/1.0")) {
      say(real, HEAD + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
      String all = new String(caller.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(all).endsWith("\r\n\r\nok").doesNotContainIgnoringCase("chunked");
    }
  }

  @Test
  void breaks_off_where_the_real_one_does() throws IOException {
    try (Socket real = asked("GET / HTTP/1.1")) {
      say(real, HEAD + "Content-Length: 10\r\n\r\nhalf");
      hear(caller, "half");
    }
    assertThatThrownBy(() -> caller.getInputStream().readAllBytes()).isInstanceOf(IOException.class);
  }

  @Test
  void breaks_off_what_is_no_http() throws IOException {
    try (Socket real = asked("GET / HTTP/1.1")) {
      say(real, "\0garbage\r\n\r\n");
      assertThatThrownBy(() -> caller.getInputStream().readAllBytes()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void answers_in_the_order_of_the_calls() throws IOException {
    say(caller, "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
    try (Socket real = door.accept()) {
      real.setSoTimeout(5_000);
      assertThat(hear(real, "\r\n\r\n")).startsWith("GET /1");
      say(real, HEAD + "Content-Length: 3\r\n\r\none");
      assertThat(hear(real, "\r\n\r\n")).startsWith("GET /2");
      say(real, HEAD + "Content-Length: 3\r\n\r\ntwo");
      assertThat(hear(caller, "two")).contains("one");
    }
  }

  @Test
  void lets_the_real_one_wait_for_a_caller_that_does_not_read() throws IOException {
    byte[] much = new byte[1 << 20];
    try (Socket real = asked("GET / HTTP/1.1")) {
      say(real, HEAD + "Content-Length: " + 64 * much.length + "\r\n\r\n");
      var sent = new AtomicInteger();
      Thread sender =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      for (int i = 0; i < 64; i++) {
                        real.getOutputStream().write(much);
                        sent.incrementAndGet();
                      }
                    } catch (IOException e) {
                      sent.set(-1);
                    }
                  });
      hear(caller, "\r\n\r\n");
      int before = -1;
      while (sent.get() != before) {
        before = sent.get();
        LockSupport.parkNanos(300_000_000);
      }
      assertThat(before).as("MiB that were taken of 64").isLessThan(40);
      assertThat(caller.getInputStream().readNBytes(64 * much.length)).hasSize(64 * much.length);
      assertThat(sender.isAlive() || sent.get() == 64).isTrue();
    }
  }
}
