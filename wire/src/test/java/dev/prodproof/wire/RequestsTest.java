package dev.prodproof.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.NoAnswer;
import dev.prodproof.facts.Exchange.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How requests go out: framing, kept connections, what is never sent twice.
class RequestsTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

  @Test
  void chunks_of_the_size_that_was_asked_for() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (var peer = endingWith("0\r\n\r\n", seen);
        var client = new Client(peer.origin())) {
      Call call =
          Client.call("POST", "/").body("text/plain", "abcde").framing(new Call.Framing.Chunked(2));
      Exchange exchange = client.wire.send(call);
      assertThat(exchange.status()).isEqualTo(200);
      assertThat(exchange.request().written()).isEqualTo(5);
      assertThat(seen.getFirst())
          .contains("Transfer-Encoding: chunked")
          .doesNotContain("Content-Length")
          .endsWith("\r\n\r\n2\r\nab\r\n2\r\ncd\r\n1\r\ne\r\n0\r\n\r\n");
    }
  }

  @Test
  void chunks_larger_than_what_is_written_at_once() throws Exception {
    byte[] body = new byte[100_000];
    List<String> seen = new CopyOnWriteArrayList<>();
    try (var peer = endingWith("0\r\n\r\n", seen);
        var client = new Client(peer.origin())) {
      Call call =
          Client.call("POST", "/").body("a/b", body).framing(new Call.Framing.Chunked(70_000));
      assertThat(client.wire.send(call).request().written()).isEqualTo(100_000);
      String wire = seen.getFirst();
      assertThat(wire.substring(wire.indexOf("\r\n\r\n") + 4)).hasSize(100_000 + 22);
    }
  }

  @Test
  void raw_bytes_and_nothing_else_on_a_connection_of_their_own() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    String message = "GET / HTTP/1.1\r\nHost : x\r\n\r\n";
    try (var peer = endingWith("\r\n\r\n", seen);
        var client = new Client(peer.origin())) {
      client.get("/");
      Call raw =
          Client.call("GET", "/")
              .framing(new Call.Framing.Raw(message.getBytes(StandardCharsets.US_ASCII)));
      assertThat(client.wire.send(raw).status()).isEqualTo(200);
      client.get("/");
      assertThat(seen.get(1)).isEqualTo(message);
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void dribbles_the_body() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (var peer = endingWith("drip", seen);
        var client = new Client(peer.origin())) {
      var drip = new Call.Framing.Dribble(1, Duration.ofMillis(20));
      Exchange exchange =
          client.wire.send(Client.call("POST", "/").body("a/b", "drip").framing(drip));
      assertThat(exchange.status()).isEqualTo(200);
      assertThat(exchange.request().written()).isEqualTo(4);
      assertThat(exchange.timing().firstByte()).isGreaterThan(60_000);
    }
  }

  @Test
  void dribbling_beyond_the_deadline_says_how_much_was_written() throws Exception {
    try (var peer = endingWith("never", new CopyOnWriteArrayList<>());
        var client = new Client(peer.origin())) {
      var drip = new Call.Framing.Dribble(1, Duration.ofMillis(50));
      Call call = Client.call("POST", "/").body("a/b", "0123456789").framing(drip);
      Exchange exchange = client.wire.send(call.deadline(Duration.ofMillis(220)));
      assertThat(((NoAnswer) exchange.reply()).reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(exchange.request().written()).isBetween(1L, 9L);
    }
  }

  @Test
  void an_early_refusal_of_a_large_body_is_read() throws Exception {
    String refusal = "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno";
    try (var peer =
            new Peer(
                (in, out, _) -> {
                  in.head();
                  out.write(refusal.getBytes(StandardCharsets.US_ASCII));
                });
        var client = new Client(peer.origin())) {
      byte[] body = new byte[64 << 20];
      Exchange exchange = client.wire.send(Client.call("POST", "/").body("a/b", body));
      assertThat(exchange.status()).isEqualTo(413);
      assertThat(exchange.request().written()).isLessThan(body.length);
      assertThat(exchange.request().body().length()).isEqualTo(body.length);
    }
  }

  @Test
  void an_early_refusal_with_the_connection_left_open_is_read() throws Exception {
    String refusal = "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno";
    try (var peer =
            new Peer(
                (in, out, _) -> {
                  in.head();
                  out.write(refusal.getBytes(StandardCharsets.US_ASCII));
                  Thread.sleep(60_000);
                });
        var client = new Client(peer.origin())) {
      Exchange exchange =
          client.wire.send(Client.call("POST", "/").body("a/b", new byte[64 << 20]));
      assertThat(exchange.status()).isEqualTo(413);
    }
  }

  @Test
  void a_safe_call_on_a_dead_kept_connection_goes_out_once_more() throws Exception {
    AtomicInteger served = new AtomicInteger();
    try (var peer = secondRequestDies(served);
        var client = new Client(peer.origin())) {
      assertThat(client.get("/").status()).isEqualTo(200);
      Exchange second = client.get("/");
      assertThat(second.status()).isEqualTo(200);
      assertThat(second.timing().connect()).isPositive();
      assertThat(client.notes.exchanges).hasSize(2);
    }
  }

  @Test
  void an_unsafe_call_on_a_dead_kept_connection_is_never_sent_again() throws Exception {
    AtomicInteger served = new AtomicInteger();
    try (var peer = secondRequestDies(served);
        var client = new Client(peer.origin())) {
      client.get("/");
      Exchange second = client.post("/", "once");
      assertThat(((NoAnswer) second.reply()).reason()).isEqualTo(Reason.DROPPED);
      assertThat(((NoAnswer) second.reply()).detail()).contains("kept connection", "POST");
      assertThat(served).hasValue(2);
    }
  }

  @Test
  void unsafe_calls_go_out_on_new_connections_where_kept_ones_were_dead_too_often() throws Exception {
    try (var peer = eachSecondRequestDies();
        var client = new Client(peer.origin())) {
      for (int i = 0; i < 3; i++) {
        client.get("/");
        assertThat(client.post("/", "once").reply()).isInstanceOf(NoAnswer.class);
      }
      client.get("/");
      assertThat(client.post("/", "once").status()).isEqualTo(200);
      assertThat(client.get("/").status()).isEqualTo(200);
    }
  }

  @Test
  void a_connection_closed_after_the_answer_is_not_used_again() throws Exception {
    try (var peer = Peer.closingAfter(OK);
        var client = new Client(peer.origin())) {
      client.get("/");
      Thread.sleep(100);
      assertThat(client.post("/", "x").status()).isEqualTo(200);
    }
  }

  @Test
  void a_connection_that_carried_a_server_error_is_not_used_again() throws Exception {
    String broke = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n";
    try (var peer =
            new Peer(
                (in, out, socket) -> {
                  in.request();
                  out.write(broke.getBytes(StandardCharsets.US_ASCII));
                  out.flush();
                  in.request();
                  socket.setSoLinger(true, 0);
                });
        var client = new Client(peer.origin())) {
      assertThat(client.get("/").status()).isEqualTo(500);
      Exchange next = client.post("/", "ours");
      assertThat(next.status()).isEqualTo(500);
      assertThat(next.timing().connect()).isPositive();
    }
  }

  @Test
  void a_message_that_may_be_read_as_two_never_shares_a_connection() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (var peer = endingWith("\r\n\r\n", seen);
        var client = new Client(peer.origin())) {
      client.wire.send(Client.call("GET", "/").header("X", "a\r\nY: b"));
      client.wire.send(Client.call("GET", "/a b"));
      client.get("/");
      assertThat(peer.connections()).isEqualTo(3);
      assertThat(seen.getFirst()).contains("X: a\r\nY: b\r\n");
      assertThat(seen.get(1)).startsWith("GET /a b HTTP/1.1\r\n");
    }
  }

  @Test
  void an_interrupted_sender_leaves_a_record() throws Exception {
    try (var peer = new Peer((in, _, _) -> Thread.sleep(in.request().length() * 60_000L));
        var client = new Client(peer.origin())) {
      Thread sender =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      client.get("/");
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
      Thread.sleep(200);
      sender.interrupt();
      sender.join();
      assertThat(((NoAnswer) client.notes.exchanges.getFirst().reply()).reason())
          .isEqualTo(Reason.GIVEN_UP);
    }
  }

  private static Peer secondRequestDies(AtomicInteger served) throws IOException {
    return new Peer(
        (in, out, socket) -> {
          if (!in.request().isEmpty() && served.incrementAndGet() != 2) {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (!in.request().isEmpty()) {
              served.incrementAndGet();
            }
            socket.setSoLinger(true, 0);
          }
        });
  }

  private static Peer eachSecondRequestDies() throws IOException {
    return new Peer(
        (in, out, _) -> {
          if (!in.request().isEmpty()) {
            out.write(OK.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            in.request();
          }
        });
  }

  private static Peer endingWith(String end, List<String> seen) throws IOException {
    return new Peer(
        (in, out, _) -> {
          var message = new StringBuilder();
          for (int next = in.bytes().read(); next >= 0; next = in.bytes().read()) {
            message.append((char) next);
            if (next == end.charAt(end.length() - 1) && message.toString().endsWith(end)) {
              seen.add(message.toString());
              message.setLength(0);
              out.write(OK.getBytes(StandardCharsets.US_ASCII));
              out.flush();
            }
          }
        });
  }
}
