package dev.prodproof.experiments.upstream;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many who wait for a broken dependency at once, and those beside them who don't need it.
final class Crowd implements AutoCloseable {
  /// Twice as many as a common pool of connections has.
  private static final int WAITING = 24;

  /// So many refer to one thing, which may have room for few.
  private static final int FEW = 6;

  private static final int RUNS = 3;
  private static final Duration ARRIVING = Duration.ofSeconds(1);

  private final Stage stage;
  private final Reach reach;
  private final Probes probes;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<Series> series = Optional.empty();
  private Series.Taken baseline = Series.Taken.NOTHING;

  Crowd(Stage stage, Reach reach) {
    this.stage = stage;
    this.reach = reach;
    this.probes = new Probes(stage.lab(), Upstreams.NAME, stage.upstream().name());
  }

  /// Before it breaks.
  void quiet() throws InterruptedException {
    Optional<User> other =
        reach.others().stream()
            .filter(one -> probes.paths().stream().noneMatch(p -> p.startsWith(one.operation().path())))
            .findFirst();
    series = other.map(one -> new Series(stage.caller(), one));
    if (series.isPresent()) {
      baseline = series.get().take("beside a quiet " + stage.upstream().name());
    }
    probes.quiet();
  }

  /// While it is broken.
  List<UpstreamFact> beside(Planned planned) throws InterruptedException {
    var facts = new ArrayList<UpstreamFact>();
    String word = planned.fault().word();
    int slow = 0;
    for (int run = 0; run < RUNS && (run < 2 || slow > 0); run++) {
      int stuck = gather(word);
      if (run == 0) {
        facts.addAll(probes.during(word));
      }
      if (series.isEmpty()) {
        return facts;
      }
      Series.Taken busy = series.get().take("beside " + stage.with(word));
      facts.add(fact(word, stuck, busy));
      slow += busy.p99() > 2 * baseline.p99() || busy.failures() > 0 ? 1 : 0;
    }
    return facts;
  }

  private BesideOutage fact(String word, int stuck, Series.Taken busy) {
    return new BesideOutage(
        stage.upstream().name(),
        word,
        series.orElseThrow().operation(),
        stuck,
        baseline.micros(),
        busy.micros(),
        busy.failures(),
        List.of(baseline.worst(), busy.worst()));
  }

  /// @return how many wait at the dependency
  private int gather(String word) throws InterruptedException {
    User user = reach.users().getFirst();
    long before = stage.upstream().last();
    for (int i = 0; i < WAITING; i++) {
      if (i % FEW == 0) {
        stage.caller().renew(user.operation());
      }
      Optional<Case> one = stage.fresh(user.operation());
      if (one.isPresent()) {
        Future<Exchange> _ =
            threads.submit(
                () -> stage.send(one.get(), user.identity(), stage.with(word), stage.patience()));
      }
    }
    int waiting = 0;
    for (int i = 0; i < 20 && waiting < WAITING; i++) {
      stage.lab().pause(ARRIVING.dividedBy(20));
      waiting = stage.upstream().after(before).size();
    }
    return waiting;
  }

  /// Whoever still waits is answered or cut off: the dependency is well again.
  @Override
  public void close() {
    threads.close();
  }
}
