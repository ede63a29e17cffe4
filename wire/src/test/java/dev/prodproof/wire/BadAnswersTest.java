package dev.prodproof.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Answer;
import dev.prodproof.facts.Exchange.NoAnswer;
import dev.prodproof.facts.Exchange.Reason;
import dev.prodproof.facts.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a target may do wrong, one by one: each ends in a reply that says what it was.
class BadAnswersTest {
  @Test
  void tells_an_ssh_server() throws Exception {
    NoAnswer reply = noAnswer("SSH-2.0-OpenSSH_9.2\r\n");
    assertThat(reply)
        .isEqualTo(new NoAnswer(Reason.NOT_HTTP, "an SSH server answered: `SSH-2.0-OpenSSH_9.2`"));
  }

  @Test
  void tells_tls_on_a_plain_connection() throws Exception {
    NoAnswer reply = noAnswer("\u0015\u0003\u0001\u0000\u0002\u0002F");
    assertThat(reply).isEqualTo(new NoAnswer(Reason.NOT_HTTP, "it answered in TLS; use https://"));
  }

  @Test
  void tells_http2_without_an_upgrade() throws Exception {
    NoAnswer reply = noAnswer("\u0000\u0000\u0006\u0004\u0000\u0000\u0000\u0000\u0000");
    assertThat(reply.reason()).isEqualTo(Reason.NOT_HTTP);
    assertThat(reply.detail()).contains("HTTP/2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0001\u0002\u00ff",
        "\r\nHTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 099 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
        "HTTP/1.1 200 OK\rContent-Length: 0\r\r\n\r\n",
        "<html>hello</html>"
      })
  void tells_what_is_not_http(String said) throws Exception {
    assertThat(noAnswer(said).reason()).isEqualTo(Reason.NOT_HTTP);
  }

  @Test
  void does_not_wait_for_the_end_of_a_line_that_never_comes() throws Exception {
    NoAnswer reply = noAnswer("HTTP/1.1 200 " + "x".repeat(20_000));
    assertThat(reply.reason()).isEqualTo(Reason.NOT_HTTP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 100 Continue\r\n\r\n"
      })
  void tells_a_connection_that_ends_before_the_fields_do(String said) throws Exception {
    try (var peer = Peer.closingAfter(said);
        var client = new Client(peer.origin())) {
      assertThat(reason(client.get("/"))).isEqualTo(Reason.DROPPED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Le"})
  void tells_a_reset_before_the_fields_end(String said) throws Exception {
    try (var peer = resettingAfter(said);
        var client = new Client(peer.origin())) {
      assertThat(reason(client.get("/"))).isEqualTo(Reason.DROPPED);
    }
  }

  @Test
  void keeps_what_came_before_a_reset_in_the_body() throws Exception {
    try (var peer = resettingAfter("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
        var client = new Client(peer.origin())) {
      Answer answer = answer(client.get("/"));
      assertThat(answer.complete()).isFalse();
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void a_reset_does_not_end_a_body_that_ends_with_the_connection() throws Exception {
    try (var peer = resettingAfter("HTTP/1.1 200 OK\r\n\r\nhalf");
        var client = new Client(peer.origin())) {
      assertThat(answer(client.get("/")).complete()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 9\r\n\r\nhalf",
        "Content-Length: 4\r\nContent-Length: 5\r\n\r\nhalf",
        "Content-Length: -1\r\n\r\nhalf",
        "Content-Length: 99999999999999999999\r\n\r\nhalf",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nhalfX\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nxyz\r\nhalf",
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhalf"
      })
  void says_that_a_body_is_not_what_its_framing_promised(String rest) throws Exception {
    try (var peer = Peer.closingAfter("HTTP/1.1 200 OK\r\n" + rest);
        var client = new Client(peer.origin())) {
      Answer answer = answer(client.get("/"));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.complete()).isFalse();
    }
  }

  @Test
  void the_same_length_twice_is_one_length_and_both_are_recorded() throws Exception {
    String said = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi";
    try (var peer = Peer.saying(said);
        var client = new Client(peer.origin())) {
      Answer answer = answer(client.get("/"));
      assertThat(answer.complete()).isTrue();
      assertThat(Header.all(answer.headers(), "content-length")).containsExactly("2", "2");
      client.get("/");
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void bytes_after_the_promised_length_never_reach_the_next_call() throws Exception {
    String said = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi and more";
    try (var peer = Peer.saying(said);
        var client = new Client(peer.origin())) {
      assertThat(client.get("/").text()).isEqualTo("hi");
      assertThat(client.get("/").text()).isEqualTo("hi");
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void stops_an_endless_body_at_its_limit() throws Exception {
    byte[] piece = "x".repeat(64 << 10).getBytes(StandardCharsets.US_ASCII);
    try (var peer = endless("HTTP/1.1 200 OK\r\n\r\n", piece);
        var client = new Client(peer.origin(), s -> s.limits(Limits.USUAL.read(1 << 20)))) {
      Answer answer = answer(client.get("/"));
      assertThat(answer.complete()).isFalse();
      assertThat(answer.body().length()).isEqualTo(1 << 20);
      assertThat(answer.body().cut()).isTrue();
      assertThat(answer.body().bytes()).hasSize(Limits.USUAL.keep());
    }
  }

  @Test
  void stops_endless_header_fields_at_their_limit() throws Exception {
    byte[] field = "X-Y: z\r\n".getBytes(StandardCharsets.US_ASCII);
    try (var peer = endless("HTTP/1.1 200 OK\r\n", field);
        var client = new Client(peer.origin())) {
      Answer answer = answer(client.get("/"));
      assertThat(answer.complete()).isFalse();
      assertThat(answer.headers()).hasSize(Limits.USUAL.fields());
    }
  }

  @Test
  void stops_a_header_field_of_a_megabyte_at_its_limit() throws Exception {
    String said = "HTTP/1.1 200 OK\r\nA: b\r\nX: " + "y".repeat(1 << 20) + "\r\n\r\n";
    try (var peer = Peer.closingAfter(said);
        var client = new Client(peer.origin())) {
      Answer answer = answer(client.get("/"));
      assertThat(answer.complete()).isFalse();
      assertThat(answer.headers()).containsExactly(new Header("A", "b"));
    }
  }

  @Test
  void stops_interim_answers_without_end() throws Exception {
    byte[] interim = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (var peer = endless("", interim);
        var client = new Client(peer.origin())) {
      assertThat(reason(client.get("/"))).isEqualTo(Reason.NOT_HTTP);
    }
  }

  @Test
  void a_drip_beyond_the_deadline_is_an_answer_that_never_ended() throws Exception {
    try (var peer = dripping("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n", 'x');
        var client = new Client(peer.origin())) {
      Exchange exchange =
          client.wire.send(Client.call("GET", "/").deadline(Duration.ofMillis(300)));
      assertThat(answer(exchange).complete()).isFalse();
      assertThat(exchange.timing().firstByte()).isPositive();
      assertThat(exchange.timing().lastByte()).isEqualTo(-1);
    }
  }

  @Test
  void a_drip_in_the_fields_beyond_the_deadline_is_no_answer() throws Exception {
    try (var peer = dripping("HTTP/1.1 200 OK\r\nX: ", 'x');
        var client = new Client(peer.origin())) {
      Exchange exchange =
          client.wire.send(Client.call("GET", "/").deadline(Duration.ofMillis(300)));
      assertThat(exchange.reply())
          .isEqualTo(
              new NoAnswer(
                  Reason.TIMEOUT,
                  "no answer within 300 ms: the status line came, the header fields did not end"));
    }
  }

  @Test
  void silence_until_the_deadline_is_no_answer() throws Exception {
    try (var peer = new Peer((in, _, _) -> Thread.sleep(in.request().length() * 60_000L));
        var client = new Client(peer.origin())) {
      Exchange exchange =
          client.wire.send(Client.call("GET", "/").deadline(Duration.ofMillis(200)));
      assertThat(exchange.reply())
          .isEqualTo(new NoAnswer(Reason.TIMEOUT, "no answer within 200 ms: no status line came"));
    }
  }

  static Peer resettingAfter(String said) throws IOException {
    return new Peer(
        (in, out, socket) -> {
          in.request();
          out.write(said.getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
          Thread.sleep(100);
          socket.setSoLinger(true, 0);
        });
  }

  private static Peer endless(String start, byte[] again) throws IOException {
    byte[] many = again;
    while (many.length < 16_000) {
      int half = many.length;
      many = Arrays.copyOf(many, half * 2);
      System.arraycopy(many, 0, many, half, half);
    }
    byte[] piece = many;
    return new Peer(
        (in, out, _) -> {
          in.request();
          out.write(start.getBytes(StandardCharsets.US_ASCII));
          while (!Thread.currentThread().isInterrupted()) {
            out.write(piece);
          }
        });
  }

  private static Peer dripping(String start, char drop) throws IOException {
    return new Peer(
        (in, out, _) -> {
          in.request();
          out.write(start.getBytes(StandardCharsets.US_ASCII));
          while (!Thread.currentThread().isInterrupted()) {
            out.write(drop);
            out.flush();
            Thread.sleep(20);
          }
        });
  }

  private static NoAnswer noAnswer(String said) throws Exception {
    try (var peer = Peer.saying(said);
        var client = new Client(peer.origin())) {
      Exchange exchange = client.get("/");
      assertThat(exchange.reply()).isInstanceOf(NoAnswer.class);
      return (NoAnswer) exchange.reply();
    }
  }

  private static Answer answer(Exchange exchange) {
    assertThat(exchange.reply()).isInstanceOf(Answer.class);
    return (Answer) exchange.reply();
  }

  private static Reason reason(Exchange exchange) {
    assertThat(exchange.reply()).isInstanceOf(NoAnswer.class);
    return ((NoAnswer) exchange.reply()).reason();
  }
}
