package dev.prodproof.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Reason;
import dev.prodproof.facts.Header;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

  @Test
  void records_the_request_and_its_answer() throws Exception {
    try (var peer = Peer.saying(OK);
        var client = new Client(peer.origin())) {
      Exchange exchange = client.get("/a?b=c");
      assertThat(exchange.status()).isEqualTo(200);
      assertThat(exchange.text()).isEqualTo("hi");
      assertThat(exchange.request().target()).isEqualTo("/a?b=c");
      assertThat(exchange.timing().lastByte()).isNotNegative();
      assertThat(client.notes.exchanges).containsExactly(exchange);
      assertThat(client.notes.journal).hasSize(1);
    }
  }

  @Test
  void keeps_the_connection_and_says_so() throws Exception {
    try (var peer = Peer.saying(OK);
        var client = new Client(peer.origin())) {
      Exchange first = client.get("/");
      Exchange second = client.get("/");
      assertThat(first.timing().connect()).isPositive();
      assertThat(second.timing().connect()).isZero();
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void keeps_more_of_a_body_where_the_call_asks_for_it() throws Exception {
    String body = "x".repeat(100_000);
    try (var peer = Peer.saying("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body);
        var client = new Client(peer.origin())) {
      assertThat(client.get("/").text()).hasSize(64 << 10);
      Exchange whole = client.wire.send(Client.call("GET", "/").keeping(1 << 20));
      assertThat(whole.text()).isEqualTo(body);
    }
  }

  @Test
  void sends_what_identifies_it_and_nothing_twice() throws Exception {
    List<String> heads = new CopyOnWriteArrayList<>();
    try (var peer = answering(heads);
        var client = new Client(peer.origin())) {
      Exchange exchange =
          client.wire.send(
              Client.call("POST", "/").header("accept", "text/csv").body("a/b", "body"));
      assertThat(heads.getFirst())
          .startsWith("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + peer.port() + "\r\n")
          .contains("User-Agent: prodproof/0.1\r\n")
          .contains("Prodproof-Run: a run\r\n")
          .contains("Content-Length: 4\r\n")
          .contains("traceparent: 00-" + exchange.request().traceId() + "-")
          .contains("accept: text/csv\r\n")
          .doesNotContain("Accept:")
          .endsWith("\r\n\r\nbody");
      assertThat(exchange.request().written()).isEqualTo(4);
      assertThat(exchange.request().traceId()).matches("[0-9a-f]{32}");
    }
  }

  @Test
  void keeps_a_trace_that_the_call_gives() throws Exception {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    try (var peer = Peer.saying(OK);
        var client = new Client(peer.origin())) {
      Call call =
          Client.call("GET", "/").header("Traceparent", "00-" + trace + "-b7ad6b7169203331-01");
      Exchange exchange = client.wire.send(call);
      assertThat(exchange.request().traceId()).isEqualTo(trace);
      assertThat(Header.all(exchange.request().headers(), "traceparent")).hasSize(1);
    }
  }

  @Test
  void says_that_nobody_listens() throws Exception {
    Origin origin;
    try (var peer = Peer.saying(OK)) {
      origin = peer.origin();
    }
    try (var client = new Client(origin)) {
      Exchange exchange = client.get("/");
      assertThat(exchange.reply())
          .isEqualTo(
              new Exchange.NoAnswer(
                  Reason.REFUSED, "nobody listens at 127.0.0.1 port " + origin.port()));
    }
  }

  private static Peer answering(List<String> heads) throws IOException {
    return new Peer(
        (in, out, _) -> {
          for (String request = in.request(); !request.isEmpty(); request = in.request()) {
            heads.add(request);
            out.write(OK.getBytes(java.nio.charset.StandardCharsets.UTF_8));
          }
        });
  }
}
