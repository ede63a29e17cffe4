package dev.prodproof.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.prodproof.core.Impact;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.NoAnswer;
import dev.prodproof.facts.Exchange.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "127.1.2.3", "[::ffff:127.0.0.1]", "[::1]"})
  void loopback_is_free(String host) throws Exception {
    assumeTrue(!host.equals("[::1]") || speaksIpv6(), "this machine has no IPv6");
    try (var peer = listeningEverywhere()) {
      Origin origin = Origin.of(URI.create("http://" + host + ":" + peer.port()));
      try (var client = new Client(origin)) {
        assertThat(client.get("/").status()).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.0.2.1", "10.0.0.1", "[2001:db8::1]", "[::ffff:10.0.0.1]", "169.254.169.254"})
  void any_other_address_has_to_show_whose_it_is(String host) {
    Origin origin = Origin.of(URI.create("http://" + host));
    try (var client = new Client(origin)) {
      assertThat(refusal(() -> client.get("/"))).isEqualTo(Refused.Reason.SCOPE);
      assertThatThrownBy(() -> client.get("/")).hasMessageContaining("/.well-known/prodproof/");
      assertThat(client.notes.journal).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "[::]"})
  void every_address_at_once_is_none(String host) {
    try (var client = new Client(Origin.of(URI.create("http://" + host + ":1")))) {
      assertThatThrownBy(() -> client.get("/")).hasMessageContaining("use 127.0.0.1");
    }
  }

  @Test
  void a_name_that_leads_elsewhere_is_refused_like_the_address() {
    Origin origin = Origin.of(URI.create("http://localhost.evil.test"));
    Resolver elsewhere = _ -> List.of(InetAddress.ofLiteral("192.0.2.1"));
    try (var client = new Client(origin, s -> s.resolver(elsewhere))) {
      assertThat(refusal(() -> client.get("/"))).isEqualTo(Refused.Reason.SCOPE);
    }
  }

  @Test
  void a_name_that_leads_elsewhere_the_second_time_is_not_asked_again() throws Exception {
    var asked = new AtomicInteger();
    Resolver rebinding =
        _ ->
            List.of(
                InetAddress.ofLiteral(asked.incrementAndGet() == 1 ? "127.0.0.1" : "192.0.2.1"));
    try (var peer = Peer.closingAfter(OK)) {
      Origin origin = Origin.of(URI.create("http://rebind.test:" + peer.port()));
      try (var client = new Client(origin, s -> s.resolver(rebinding))) {
        assertThat(client.get("/").status()).isEqualTo(200);
        assertThat(client.get("/").status()).isEqualTo(200);
        assertThat(asked).hasValue(1);
      }
    }
  }

  @Test
  void the_connected_address_decides_not_the_one_that_was_asked_for() throws Exception {
    var asked = new AtomicInteger();
    try (var peer = Peer.saying(OK)) {
      // Free when asked for beforehand, not free any more when the socket is connected.
      var gate = new Gate(terms(peer.origin()), _ -> asked.incrementAndGet() == 1);
      try (var client = new Client(peer.origin(), gate, s -> s)) {
        assertThat(refusal(() -> client.get("/"))).isEqualTo(Refused.Reason.SCOPE);
        Exchange recorded = client.notes.exchanges.getFirst();
        assertThat(((NoAnswer) recorded.reply()).reason()).isEqualTo(Reason.GIVEN_UP);
        assertThat(recorded.request().written()).isZero();
      }
    }
  }

  @Test
  void says_that_nobody_knows_the_name() throws Exception {
    Resolver nobody =
        host -> {
          throw new UnknownHostException(host);
        };
    Origin origin = Origin.of(URI.create("http://no.test"));
    try (var client = new Client(origin, s -> s.resolver(nobody))) {
      assertThat(client.get("/").reply())
          .isEqualTo(new NoAnswer(Reason.REFUSED, "nobody knows the name no.test"));
    }
  }

  @Test
  void goes_on_to_the_next_address_of_a_name() throws Exception {
    Resolver two =
        _ -> List.of(InetAddress.ofLiteral("127.0.0.9"), InetAddress.ofLiteral("127.0.0.1"));
    try (var peer = Peer.saying(OK)) {
      Origin origin = Origin.of(URI.create("http://two.test:" + peer.port()));
      try (var client = new Client(origin, s -> s.resolver(two))) {
        assertThat(client.get("/").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void only_allowed_origins_are_spoken_to() throws Exception {
    try (var peer = Peer.saying(OK)) {
      var other = new Origin("http", "127.0.0.1", 1);
      try (var client = new Client(peer.origin(), new Gate(terms(other)), s -> s)) {
        assertThat(refusal(() -> client.get("/"))).isEqualTo(Refused.Reason.SCOPE);
        assertThat(peer.connections()).isZero();
      }
    }
  }

  @Test
  void what_was_not_consented_to_stays_in() throws Exception {
    try (var peer = Peer.saying(OK)) {
      var gate = new Gate(Gate.Terms.of(peer.origin(), Impact.READS));
      try (var client = new Client(peer.origin(), gate, s -> s)) {
        assertThat(client.get("/").status()).isEqualTo(200);
        assertThat(refusal(() -> client.post("/", "x"))).isEqualTo(Refused.Reason.CONSENT);
        assertThatThrownBy(() -> client.post("/", "x")).hasMessageContaining("--allow writes");
        assertThat(client.notes.journal).hasSize(1);
      }
    }
  }

  @Test
  void the_budget_ends() throws Exception {
    try (var peer = Peer.saying(OK)) {
      var gate = new Gate(terms(peer.origin()).requests(2));
      try (var client = new Client(peer.origin(), gate, s -> s)) {
        client.get("/");
        client.get("/");
        assertThat(refusal(() -> client.get("/"))).isEqualTo(Refused.Reason.BUDGET);
        assertThat(gate.sent()).isEqualTo(2);
      }
    }
  }

  @Test
  void the_rate_is_kept_by_waiting_or_refused_where_that_takes_too_long() throws Exception {
    try (var peer = Peer.saying(OK)) {
      var gate = new Gate(terms(peer.origin()).perSecond(5));
      try (var client = new Client(peer.origin(), gate, s -> s)) {
        var first = client.get("/").timing().sentAt();
        var second = client.get("/").timing().sentAt();
        assertThat(Duration.between(first, second)).isGreaterThan(Duration.ofMillis(100));
        Call hurried = Client.call("GET", "/").deadline(Duration.ofMillis(1));
        assertThat(refusal(() -> client.wire.send(hurried))).isEqualTo(Refused.Reason.BUDGET);
      }
    }
  }

  @Test
  void the_end_lets_nothing_out_and_gives_up_what_is_under_way() throws Exception {
    try (var peer = new Peer((in, _, _) -> Thread.sleep(in.request().length() * 60_000L));
        var client = new Client(peer.origin())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  while (peer.connections() == 0) {
                    Thread.sleep(5);
                  }
                  client.gate.end("Ctrl-C");
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      Exchange given = client.wire.send(Client.call("GET", "/").deadline(Duration.ofMinutes(5)));
      assertThat(given.reply())
          .isEqualTo(new NoAnswer(Reason.GIVEN_UP, "the run was ended: Ctrl-C"));
      assertThat(refusal(() -> client.get("/"))).isEqualTo(Refused.Reason.ENDED);
    }
  }

  @Test
  void a_host_that_serves_the_proof_is_spoken_to() throws Exception {
    var origin = new AtomicInteger();
    try (var peer = proving(origin, true)) {
      origin.set(peer.port());
      Origin there = Origin.of(URI.create("http://127.0.0.2:" + peer.port()));
      var gate = new Gate(terms(there).proof("mine"), address -> false);
      try (var client = new Client(there, gate, s -> s)) {
        assertThat(client.get("/").text()).isEqualTo("hi");
        assertThat(client.get("/").text()).isEqualTo("hi");
        assertThat(client.notes.exchanges).hasSize(3);
        assertThat(client.notes.exchanges.getFirst().path())
            .isEqualTo("/.well-known/prodproof/mine");
      }
    }
  }

  @Test
  void a_host_that_does_not_is_asked_once_and_told_how() throws Exception {
    var origin = new AtomicInteger();
    try (var peer = proving(origin, false)) {
      origin.set(peer.port());
      Origin there = Origin.of(URI.create("http://127.0.0.2:" + peer.port()));
      var gate = new Gate(terms(there).proof("mine"), address -> false);
      try (var client = new Client(there, gate, s -> s)) {
        assertThat(refusal(() -> client.get("/"))).isEqualTo(Refused.Reason.SCOPE);
        assertThatThrownBy(() -> client.get("/"))
            .hasMessageContaining(proof(there))
            .hasMessageContaining(there + "/.well-known/prodproof/mine");
        assertThat(client.notes.exchanges).hasSize(1);
      }
    }
  }

  @Test
  void a_closed_client_lets_nothing_out() throws Exception {
    try (var peer = Peer.saying(OK);
        var client = new Client(peer.origin())) {
      client.wire.close();
      assertThat(refusal(() -> client.get("/"))).isEqualTo(Refused.Reason.ENDED);
    }
  }

  @Test
  void closing_gives_up_what_is_under_way() throws Exception {
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
      while (peer.connections() == 0) {
        Thread.sleep(5);
      }
      client.wire.close();
      sender.join();
      assertThat(client.notes.exchanges.getFirst().reply())
          .isEqualTo(new NoAnswer(Reason.GIVEN_UP, "the client was closed"));
    }
  }

  @Test
  void a_second_client_comes_from_another_address() throws Exception {
    var from = new java.util.concurrent.atomic.AtomicReference<String>("");
    try (var peer =
            new Peer(
                (in, out, socket) -> {
                  from.set(socket.getInetAddress().getHostAddress());
                  in.request();
                  out.write(OK.getBytes(StandardCharsets.US_ASCII));
                });
        var client = new Client(peer.origin(), s -> s.from(InetAddress.ofLiteral("127.0.0.2")))) {
      client.get("/");
      assertThat(from).hasValue("127.0.0.2");
    }
  }

  private static boolean speaksIpv6() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .anyMatch(address -> address.equals(InetAddress.ofLiteral("::1")));
  }

  private static String proof(Origin origin) {
    return new Ownership(origin, InetAddress.ofLiteral("127.0.0.2"), "mine").text();
  }

  private static Peer proving(AtomicInteger port, boolean rightly) throws Exception {
    var listening = new ServerSocket();
    listening.bind(new InetSocketAddress("127.0.0.2", 0));
    return new Peer(
        listening,
        (in, out, _) -> {
          String request = in.request();
          String proof = proof(new Origin("http", "127.0.0.2", port.get()));
          String text = rightly ? proof : "something else";
          String body = request.startsWith("GET /.well-known/prodproof/mine ") ? text : "hi";
          String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
          out.write((head + body).getBytes(StandardCharsets.US_ASCII));
        });
  }

  private static Peer listeningEverywhere() throws Exception {
    return new Peer(
        new ServerSocket(0),
        (in, out, _) -> {
          in.request();
          out.write(OK.getBytes(StandardCharsets.US_ASCII));
        });
  }

  private static Gate.Terms terms(Origin origin) {
    return new Gate.Terms(Set.of(origin), Impact.BREAKS, Long.MAX_VALUE, 0, "");
  }

  private static Refused.Reason refusal(ThrowingCallable call) {
    Refused refused = catchThrowableOfType(Refused.class, call);
    assertThat(refused).isNotNull();
    return refused.reason();
  }
}
