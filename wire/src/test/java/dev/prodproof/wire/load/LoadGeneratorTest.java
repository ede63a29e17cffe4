package dev.prodproof.wire.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Impact;
import dev.prodproof.facts.Exchange;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.Recorder;
import dev.prodproof.wire.Refused;
import dev.prodproof.wire.load.Miniature.Deed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class LoadGeneratorTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private final Noted noted = new Noted();

  /// Keeps what was announced.
  private static final class Noted implements Recorder {
    private final List<String> plans = new ArrayList<>();

    @Override
    public long next() {
      return 1;
    }

    @Override
    public void sending(long id, Call call) {
      // Load is announced as a whole.
    }

    @Override
    public void record(Exchange exchange) {
      // Load is counted, not kept.
    }

    @Override
    public void stressing(String plan) {
      plans.add(plan);
    }
  }

  private Trial load(Function<String, Deed> behaviour, Function<Origin, Plan> plan)
      throws InterruptedException {
    try (var target = new Miniature(behaviour)) {
      return load(target, plan);
    }
  }

  private Trial load(Miniature target, Function<Origin, Plan> plan) throws InterruptedException {
    Origin origin = Origin.of(target.url());
    return generator(new Gate(Gate.Terms.of(origin, Impact.STRESSES)), 1).run(plan.apply(origin));
  }

  private LoadGenerator generator(Gate gate, int threads) {
    var settings = LoadGenerator.Settings.of(InstantSource.system()).threads(threads).cold();
    return new LoadGenerator(gate, noted, settings);
  }

  private static Plan open(Origin origin, double rate, Duration length) {
    return Plan.of("open", origin, Mix.only(Operation.get("/")), Demand.constant(rate, length))
        .deadline(PATIENCE);
  }

  private static Plan users(Origin origin, int users) {
    var demand = new Demand.Closed(users, Duration.ZERO, SHORT);
    return Plan.of("users", origin, Mix.only(Operation.get("/")), demand).deadline(PATIENCE);
  }

  @Test
  void sends_each_request_of_the_schedule() throws InterruptedException {
    try (var target = new Miniature(_ -> Miniature.FINE)) {
      Trial trial = load(target, origin -> open(origin, 1_000, SHORT));

      assertThat(trial.total().intended()).isEqualTo(500);
      assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 500L));
      assertThat(target.heard).hasSize(500);
      assertThat(trial.response().count()).isEqualTo(500);
      assertThat(trial.service().count()).isEqualTo(500);
      assertThat(trial.windows().stream().mapToLong(Window::intended).sum()).isEqualTo(500);
      assertThat(trial.windows().stream().mapToLong(Window::sent).sum()).isEqualTo(500);
      assertThat(trial.windows().stream().mapToLong(Window::accepted).sum()).isEqualTo(500);
      assertThat(trial.windows().getLast().inFlight()).isZero();
      assertThat(trial.ended()).isEmpty();
    }
  }

  @Test
  void splits_the_schedule_among_threads_without_a_rest() throws InterruptedException {
    try (var target = new Miniature(_ -> Miniature.FINE)) {
      Origin origin = Origin.of(target.url());
      Trial trial =
          generator(new Gate(Gate.Terms.of(origin, Impact.STRESSES)), 3)
              .run(open(origin, 500, SHORT));

      assertThat(trial.loops()).isEqualTo(3);
      assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 250L));
      assertThat(target.heard).hasSize(250);
    }
  }

  @Test
  void counts_the_wait_of_those_who_came_during_a_stall() throws InterruptedException {
    var asked = new AtomicInteger();
    Trial trial =
        load(
            _ -> {
              if (asked.incrementAndGet() == 50) {
                stall(Duration.ofMillis(400));
              }
              return Miniature.FINE;
            },
            origin -> open(origin, 500, Duration.ofSeconds(1)).connections(1));

    // One request was stalled. Those that were due in the first half of it waited 200 ms or more.
    long late = trial.response().count() - trial.response().within(199_000_000);
    assertThat(late).isGreaterThanOrEqualTo(95);
    assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 500L));
  }

  private static void stall(Duration howLong) {
    try {
      Thread.sleep(howLong);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void has_no_more_requests_under_way_than_users() throws InterruptedException {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    try (var target =
        new Miniature(
            _ -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              stall(Duration.ofMillis(5));
              inside.decrementAndGet();
              return Miniature.FINE;
            })) {
      Trial trial = load(target, origin -> users(origin, 4));

      assertThat(most.get()).isLessThanOrEqualTo(4);
      assertThat(target.connections.get()).isEqualTo(4);
      assertThat(trial.total().answered()).isEqualTo(target.heard.size()).isPositive();
      assertThat(trial.total().failed()).isZero();
    }
  }

  @Test
  void users_think_between_two_requests() throws InterruptedException {
    var demand = new Demand.Closed(10, Duration.ofSeconds(100), SHORT);
    Trial trial =
        load(
            _ -> Miniature.FINE,
            origin -> Plan.of("think", origin, Mix.only(Operation.get("/")), demand));

    assertThat(trial.total().intended()).isLessThanOrEqualTo(10);
  }

  @Test
  void cancels_what_takes_longer_than_the_deadline() throws InterruptedException {
    Trial trial =
        load(
            _ -> new Deed.SaysNothing(),
            origin -> open(origin, 100, SHORT).deadline(Duration.ofMillis(200)));

    assertThat(trial.total().failures()).isEqualTo(Map.of(Failure.TIMED_OUT, 50L));
    assertThat(trial.total().sent()).isEqualTo(50);
    assertThat(trial.windows().getLast().inFlight()).isZero();
    assertThat(trial.response().ranked(1)).isGreaterThanOrEqualTo(200_000_000);
  }

  @Test
  void tells_refusals_with_an_invitation_from_those_without() throws InterruptedException {
    var asked = new AtomicInteger();
    String bare = "HTTP/1.1 429 Slow Down\r\nContent-Length: 0\r\n\r\n";
    String polite = "HTTP/1.1 503 Busy\r\nretry-after: 1\r\nContent-Length: 0\r\n\r\n";
    Trial trial =
        load(
            _ -> new Deed.Says(asked.incrementAndGet() % 2 == 0 ? bare : polite),
            origin -> open(origin, 200, SHORT));

    assertThat(trial.total().statuses()).isEqualTo(Map.of(429, 50L, 503, 50L));
    assertThat(trial.total().invited()).isEqualTo(50);
    assertThat(trial.total().refused().count()).isEqualTo(100);
    assertThat(trial.total().accepted().isEmpty()).isTrue();
  }

  @Test
  void tells_a_reset_from_a_close_from_what_is_no_http() throws InterruptedException {
    assertThat(fate(new Deed.Resets())).isEqualTo(Map.of(Failure.RESET, 20L));
    assertThat(fate(new Deed.SaysAndCloses("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")))
        .isEqualTo(Map.of(Failure.CLOSED, 20L));
    assertThat(fate(new Deed.Says("SSH-2.0-OpenSSH\r\n")))
        .isEqualTo(Map.of(Failure.UNREADABLE, 20L));
  }

  private Map<Failure, Long> fate(Deed deed) throws InterruptedException {
    return load(_ -> deed, origin -> open(origin, 40, SHORT)).total().failures();
  }

  @Test
  void bears_a_target_that_closes_each_connection() throws InterruptedException {
    try (var target =
        new Miniature(
            _ -> new Deed.SaysAndCloses("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it"))) {
      Trial trial = load(target, origin -> open(origin, 100, SHORT));

      assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 50L));
      assertThat(target.connections.get()).isGreaterThanOrEqualTo(50);
    }
  }

  @Test
  void sends_a_reading_again_that_met_a_kept_connection_being_closed() throws InterruptedException {
    assertThat(onClosedKept("GET").failures()).isEmpty();
    assertThat(onClosedKept("GET").statuses()).isEqualTo(Map.of(200, 20L));
    assertThat(onClosedKept("POST").failures()).isEqualTo(Map.of(Failure.CLOSED, 10L));
  }

  /// Each second request closes its connection, without a byte.
  private Tally onClosedKept(String method) throws InterruptedException {
    var asked = new AtomicInteger();
    return load(
            _ -> asked.getAndIncrement() % 2 == 0 ? Miniature.FINE : new Deed.SaysAndCloses(""),
            origin ->
                Plan.of("closed", origin, Mix.only(Operation.of(method, "/")), Demand.constant(40, SHORT))
                    .deadline(PATIENCE)
                    .connections(1))
        .total();
  }

  @Test
  void keeps_apart_what_a_target_mixes() throws InterruptedException {
    var asked = new AtomicInteger();
    List<Deed> deeds =
        List.of(
            Miniature.FINE,
            new Deed.SaysAndCloses("HTTP/1.0 200 OK\r\n\r\nuntil the end"),
            new Deed.Says(
                "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\na"),
            new Deed.Resets(),
            new Deed.Says("HTTP/2 200\r\n\r\n"));
    Trial trial =
        load(
            _ -> deeds.get(asked.getAndIncrement() % deeds.size()),
            origin -> open(origin, 100, SHORT));

    assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 30L));
    assertThat(trial.total().failures())
        .isEqualTo(Map.of(Failure.RESET, 10L, Failure.UNREADABLE, 10L));
  }

  @Test
  void opens_a_connection_for_each_request_where_that_is_asked_for() throws InterruptedException {
    try (var target = new Miniature(_ -> Miniature.FINE)) {
      Trial trial = load(target, origin -> open(origin, 100, SHORT).unkept());

      assertThat(trial.total().statuses()).isEqualTo(Map.of(200, 50L));
      assertThat(target.connections.get()).isEqualTo(50);
    }
  }

  @Test
  void goes_on_when_the_target_dies_in_the_middle() throws InterruptedException {
    try (var target = new Miniature(_ -> Miniature.FINE)) {
      Origin origin = Origin.of(target.url());
      var asked = new AtomicInteger();
      Runnable death = target::close;
      Trial trial =
          generator(new Gate(Gate.Terms.of(origin, Impact.STRESSES)), 1)
              .run(
                  open(origin, 200, Duration.ofSeconds(1)),
                  _ -> {
                    if (asked.incrementAndGet() == 5) {
                      death.run();
                    }
                  });

      assertThat(trial.total().intended()).isEqualTo(200);
      assertThat(trial.total().failures(Failure.UNCONNECTED)).isPositive();
      assertThat(trial.total().answered()).isPositive();
    }
  }

  @Test
  void ends_when_the_run_is_ended() throws InterruptedException {
    try (var target = new Miniature(_ -> Miniature.FINE)) {
      Origin origin = Origin.of(target.url());
      var gate = new Gate(Gate.Terms.of(origin, Impact.STRESSES));
      Trial trial =
          generator(gate, 1)
              .run(open(origin, 100, Duration.ofMinutes(10)), _ -> gate.end("enough"));

      assertThat(trial.ended()).isEqualTo("the run was ended");
      assertThat(trial.length()).isLessThan(Duration.ofMinutes(5));
    }
  }

  @Test
  void keeps_to_the_budget_of_requests() throws InterruptedException {
    try (var target = new Miniature(_ -> Miniature.FINE)) {
      Origin origin = Origin.of(target.url());
      var gate = new Gate(Gate.Terms.of(origin, Impact.STRESSES).requests(100));
      Trial trial = generator(gate, 1).run(open(origin, 1_000, Duration.ofMinutes(10)));

      assertThat(trial.ended()).contains("budget");
      assertThat(target.heard).hasSize(100);
      assertThat(gate.sent()).isEqualTo(100);
    }
  }

  @Test
  void warms_up_on_a_stub_of_its_own() throws InterruptedException {
    try (var target = new Miniature(_ -> Miniature.FINE)) {
      Origin origin = Origin.of(target.url());
      var gate = new Gate(Gate.Terms.of(origin, Impact.STRESSES).requests(10));
      var settings = LoadGenerator.Settings.of(InstantSource.system());
      new LoadGenerator(gate, noted, settings).run(open(origin, 10, SHORT));

      assertThat(target.heard).hasSize(5);
      assertThat(noted.plans).hasSize(1);
    }
  }

  @Test
  void needs_the_consent_to_stress() {
    try (var target = new Miniature(_ -> Miniature.FINE)) {
      Origin origin = Origin.of(target.url());
      var generator = generator(new Gate(Gate.Terms.of(origin, Impact.WRITES)), 1);

      assertThatThrownBy(() -> generator.run(open(origin, 1, SHORT)))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("--allow stresses");
      assertThat(target.heard).isEmpty();
    }
  }

  @Test
  void announces_the_plan_without_its_data() throws InterruptedException {
    Operation operation = Operation.get("/").header("Authorization", "Bearer hidden");
    load(
        _ -> Miniature.FINE,
        origin -> Plan.of("quiet", origin, Mix.only(operation), Demand.constant(10, SHORT)));

    assertThat(noted.plans).hasSize(1);
    assertThat(noted.plans.getFirst()).contains("GET /").doesNotContain("hidden");
  }

  @Test
  void counts_each_operation_apart() throws InterruptedException {
    var mix =
        new Mix(
            List.of(
                new Mix.Weighted(Operation.get("/good"), 3),
                new Mix.Weighted(Operation.get("/bad"), 1)),
            7);
    Deed bad = new Deed.Says("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n");
    Trial trial =
        load(
            head -> head.startsWith("GET /bad ") ? bad : Miniature.FINE,
            origin -> Plan.of("mix", origin, mix, Demand.constant(400, SHORT)));

    Tally good = trial.operations().getOrDefault("GET /good", Tally.NOTHING);
    Tally poor = trial.operations().getOrDefault("GET /bad", Tally.NOTHING);
    assertThat(good.statuses().keySet()).containsExactly(200);
    assertThat(poor.statuses().keySet()).containsExactly(500);
    assertThat(good.intended() + poor.intended()).isEqualTo(200);
    assertThat(good.intended()).isBetween(120L, 180L);
  }
}
