package dev.prodproof.experiments.database;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.Probes;
import dev.prodproof.experiments.outage.Series;
import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.BesideOutage;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.UpstreamFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Three times as many as the pool has places, all stuck, and those beside them who do without the database.
final class Crowd implements AutoCloseable {
  private static final int LEAST = 30;

  /// More than this would be load, and no more telling.
  private static final int MOST = 90;

  private static final int TIMES = 3;
  private static final int RUNS = 3;
  private static final Duration OTHERS_FIRST = Duration.ofMillis(80);
  private static final Duration ARRIVING = Duration.ofMillis(600);

  private final Stage stage;
  private final User user;
  private final Optional<Series> series;
  private final Probes probes;
  private final int size;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Exchange> answers = new CopyOnWriteArrayList<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final CountDownLatch first;
  private Series.Taken baseline = Series.Taken.NOTHING;
  private volatile boolean going = true;
  private int connections;

  Crowd(Stage stage, User user, List<User> others) {
    this.stage = stage;
    this.user = user;
    this.probes = new Probes(stage.lab(), Databases.NAME, stage.name());
    this.series =
        others.stream()
            .filter(one -> probes.paths().stream().noneMatch(p -> p.startsWith(one.operation().path())))
            .findFirst()
            .map(one -> new Series(stage.caller(), one));
    this.size = Math.clamp((long) TIMES * stage.database().counts().open(), LEAST, MOST);
    this.first = new CountDownLatch(size);
  }

  /// Before it breaks.
  void quiet() throws InterruptedException {
    if (series.isPresent()) {
      baseline = series.get().take("beside a quiet " + stage.name());
    }
    probes.quiet();
  }

  /// While it is broken: all want a connection.
  void gather(String word) throws InterruptedException {
    stage.lab().pause(OTHERS_FIRST);
    for (int i = 0; i < size; i++) {
      var _ = threads.submit(() -> wait(word));
    }
    stage.lab().pause(ARRIVING);
    connections = stage.database().counts().open();
  }

  /// That were open once all had come: those are stuck.
  int connections() {
    return connections;
  }

  /// Meanwhile: health, and what does without.
  List<UpstreamFact> beside(String word) throws InterruptedException {
    var facts = new ArrayList<UpstreamFact>(probes.during(word));
    int slow = 0;
    for (int run = 0; series.isPresent() && run < RUNS && (run < 2 || slow > 0); run++) {
      int stuck = waiting.get();
      Series.Taken busy = series.get().take("beside " + stage.with(word));
      facts.add(beside(word, Math.min(stuck, waiting.get()), busy));
      slow += busy.p99() > 2 * baseline.p99() || busy.failures() > 0 ? 1 : 0;
    }
    var _ = first.await(stage.caller().patience().toMillis(), TimeUnit.MILLISECONDS);
    going = false;
    return facts;
  }

  /// Waits, and again as long as others are measured beside it.
  private Exchange wait(String word) throws InterruptedException {
    Exchange exchange = one(stage.with(word));
    answers.add(exchange);
    first.countDown();
    while (going && exchange.answer().isPresent()) {
      exchange = one(stage.with(word));
    }
    return exchange;
  }

  private Exchange one(String why) throws InterruptedException {
    Case one = stage.next(user).orElse(user.one());
    waiting.incrementAndGet();
    try {
      return stage.send(one, user.identity(), why);
    } finally {
      waiting.decrementAndGet();
    }
  }

  private BesideOutage beside(String word, int stuck, Series.Taken busy) {
    return new BesideOutage(
        stage.name(),
        word,
        series.orElseThrow().operation(),
        stuck,
        baseline.micros(),
        busy.micros(),
        busy.failures(),
        List.of(baseline.worst(), busy.worst()));
  }

  /// What each got the first time.
  List<Exchange> answers() {
    return List.copyOf(answers);
  }

  /// Whoever still waits is answered or cut off: the database is well again.
  void disperse() {
    going = false;
    threads.close();
  }

  @Override
  public void close() {
    disperse();
  }
}
