package dev.prodproof.wire.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.Trust;
import dev.prodproof.wire.load.Http2Miniature.Deed;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class Http2LoadTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Operation GET = Operation.get("/slots");

  private static Trial load(Http2Miniature target, Demand demand, Operation operation)
      throws InterruptedException {
    return load(target.origin(), demand, operation, plan -> plan);
  }

  private static Trial load(
      Origin origin, Demand demand, Operation operation, UnaryOperator<Plan> change)
      throws InterruptedException {
    var gate = new Gate(Gate.Terms.of(origin, Impact.STRESSES));
    var settings =
        LoadGenerator.Settings.of(InstantSource.system()).trust(new Trust.Anybody()).cold();
    Plan plan =
        Plan.of("h2", origin, Mix.only(operation), demand)
            .protocol(new Protocol.Http2(50))
            .connections(2);
    return new LoadGenerator(gate, new Unrecorded(), settings).run(change.apply(plan));
  }

  private static Demand rate(double perSecond) {
    return Demand.constant(perSecond, SHORT);
  }

  @Test
  void many_requests_share_few_connections() throws InterruptedException {
    try (var target = new Http2Miniature(_ -> Http2Miniature.FINE)) {
      Trial trial = load(target, rate(1_000), GET.header("X-Some", "thing"));

      assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 500L));
      assertThat(trial.windows().stream().mapToLong(Window::sent).sum()).isEqualTo(500);
      assertThat(target.heard).hasSize(500);
      assertThat(target.connections.get()).isLessThanOrEqualTo(2);
      assertThat(target.heard.element().get("x-some")).hasToString("thing");
      assertThat(target.heard.element().authority()).hasToString(target.origin().authority());
    }
  }

  @Test
  void users_wait_for_their_answers() throws InterruptedException {
    try (var target = new Http2Miniature(_ -> new Deed.Says(204, 0))) {
      Trial trial = load(target, new Demand.Closed(60, Duration.ZERO, SHORT), GET);

      assertThat(trial.total().statuses().keySet()).isEqualTo(Set.of(204));
      assertThat(trial.total().answered()).isEqualTo(target.heard.size()).isGreaterThan(60);
      assertThat(trial.windows()).allMatch(window -> window.inFlight() <= 60);
    }
  }

  @Test
  void agrees_on_it_over_tls() throws Exception {
    try (var target =
        new Http2Miniature(_ -> Http2Miniature.FINE, new Http2Settings(), tls("h2", "http/1.1"))) {
      Trial trial = load(target, rate(200), GET);
      assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 100L));
    }
  }

  @Test
  void says_that_the_target_chose_another_protocol() throws Exception {
    try (var target =
        new Http2Miniature(_ -> Http2Miniature.FINE, new Http2Settings(), tls("http/1.1"))) {
      assertThatThrownBy(() -> load(target, rate(10), GET))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("doesn't speak HTTP/2");
    }
  }

  @Test
  void says_that_plain_text_is_answered_with_something_else() {
    var deed = new Miniature.Deed.Says("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    try (var target = new Miniature(_ -> deed)) {
      assertThatThrownBy(() -> load(Origin.of(target.url()), rate(10), GET, plan -> plan))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("leave --http2 out");
    }
  }

  private static SslContext tls(String... spoken) throws Exception {
    var bundle =
        new CertificateBuilder()
            .subject("CN=127.0.0.1")
            .setIsCertificateAuthority(true)
            .buildSelfSigned();
    return SslContextBuilder.forServer(bundle.toKeyManagerFactory())
        .applicationProtocolConfig(
            new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                List.of(spoken)))
        .build();
  }

  @Test
  void keeps_to_the_streams_that_the_target_allows() throws InterruptedException {
    try (var target =
        new Http2Miniature(
            _ -> new Deed.SaysNothing(), new Http2Settings().maxConcurrentStreams(3), null)) {
      Trial trial =
          load(
              target.origin(), rate(100), GET, plan -> plan.deadline(Duration.ofSeconds(1)));

      assertThat(trial.windows()).allMatch(window -> window.inFlight() <= 6);
      assertThat(trial.total().failed()).isEqualTo(50);
      assertThat(target.connections.get()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void cancels_the_stream_and_not_the_connection_at_the_deadline() throws InterruptedException {
    try (var target = new Http2Miniature(_ -> new Deed.SaysNothing())) {
      Trial trial =
          load(
              target.origin(), rate(100), GET, plan -> plan.deadline(Duration.ofMillis(500)));

      assertThat(trial.total().failures()).isEqualTo(Map.of(Failure.TIMED_OUT, 50L));
      assertThat(target.connections.get()).isLessThanOrEqualTo(2);
      assertThat(target.cancelled.get()).isGreaterThan(30);
    }
  }

  @Test
  void tells_refused_streams_from_reset_ones() throws InterruptedException {
    assertThat(fate(new Deed.Resets(Http2Error.REFUSED_STREAM)))
        .isEqualTo(Map.of(Failure.REFUSED, 20L));
    assertThat(fate(new Deed.Resets(Http2Error.INTERNAL_ERROR)))
        .isEqualTo(Map.of(Failure.RESET, 20L));
    assertThat(fate(new Deed.Hangs()).keySet()).isSubsetOf(Failure.CLOSED, Failure.RESET);
  }

  private static Map<Failure, Long> fate(Deed deed) throws InterruptedException {
    try (var target = new Http2Miniature(_ -> deed)) {
      return load(target, rate(40), GET).total().failures();
    }
  }

  @Test
  void sends_again_what_a_leaving_connection_did_not_look_at() throws InterruptedException {
    var asked = new AtomicInteger();
    try (var target =
        new Http2Miniature(
            _ ->
                asked.incrementAndGet() % 20 == 0
                    ? new Deed.SaysAndLeaves()
                    : Http2Miniature.FINE)) {
      Trial trial = load(target, rate(1_000), GET);

      assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 500L));
      assertThat(trial.total().failures()).isEmpty();
      assertThat(trial.total().sent()).isEqualTo(500);
      assertThat(target.connections.get()).isGreaterThan(5);
    }
  }

  @Test
  void hears_an_invitation_to_come_later() throws InterruptedException {
    try (var target = new Http2Miniature(_ -> new Deed.Invites(503))) {
      Trial trial = load(target, rate(100), GET);
      assertThat(trial.total().statuses()).isEqualTo(Map.of(503, 50L));
      assertThat(trial.total().invited()).isEqualTo(50);
    }
  }

  @Test
  void keeps_to_the_targets_windows() throws InterruptedException {
    var narrow = new Http2Settings().initialWindowSize(1_000);
    try (var target = new Http2Miniature(_ -> new Deed.Says(200, 100_000), narrow, null)) {
      Operation post = Operation.of("POST", "/").body(Template.fixed("x".repeat(30_000)));
      Trial trial = load(target, rate(40), post);

      assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 20L));
      assertThat(target.bodyBytes.get()).isEqualTo(20 * 30_000);
    }
  }

  @Test
  void fills_the_slots_of_each_request() throws InterruptedException {
    Map<String, Slot> slots = Map.of("n", new Slot.Count(9_990));
    Operation post =
        Operation.of("POST", "/bookings")
            .target(Template.of("/bookings/${n}", slots))
            .header("X-Number", Template.of("${n}", slots))
            .header("X-Long", "v".repeat(20_000))
            .body(Template.of("{\"n\":${n}}", slots));
    try (var target =
        new Http2Miniature(
            _ -> Http2Miniature.FINE, new Http2Settings().maxHeaderListSize(60_000), null)) {
      Trial trial = load(target, rate(40), post);

      assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 20L));
      assertThat(target.heard.stream().map(head -> head.path().toString()).distinct()).hasSize(20);
      assertThat(target.heard)
          .allSatisfy(
              head -> {
                String number = head.get("x-number").toString();
                assertThat(head.path()).hasToString("/bookings/" + number);
                assertThat(head.get("content-length"))
                    .hasToString(Integer.toString(number.length() + 6));
                assertThat(head.get("x-long")).hasSize(20_000);
              });
    }
  }
}
