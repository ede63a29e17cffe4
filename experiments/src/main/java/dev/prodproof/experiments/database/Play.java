package dev.prodproof.experiments.database;

import dev.prodproof.facts.CommitTrial;
import dev.prodproof.facts.CommitTrial.Cut;
import dev.prodproof.facts.DatabaseTrial;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.UpstreamFact;
import dev.prodproof.facts.UpstreamRecovery;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.Upstream.Outage;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Each fault in its turn: broken, some requests that use the database, healed, well again.
final class Play {
  /// Of a fault under which each request may take as long as we wait.
  private static final int MOST = 3;

  private static final int MOST_CUT = 3;
  private static final int MOST_COMMITS = 6;
  private static final int MOST_BUSY = 30;
  private static final Duration BUSY = Duration.ofMillis(40);

  private final Stage stage;
  private final Reach reach;
  private final Duration end;
  private final List<Use> chosen;
  private int faults;

  /// @param end stops when no more than this is left
  Play(Stage stage, Reach reach, Duration end) {
    this.stage = stage;
    this.reach = reach;
    this.end = end;
    this.chosen = chosen(reach);
  }

  /// One that reads, one that stores, one within a transaction, and whatever comes.
  private static List<Use> chosen(Reach reach) {
    var all = new LinkedHashSet<Use>();
    reach.reading().ifPresent(all::add);
    reach.storing().stream().limit(1).forEach(all::add);
    reach.uses().stream().filter(Use::inTransaction).limit(1).forEach(all::add);
    all.addAll(reach.uses());
    return all.stream().limit(MOST).toList();
  }

  int faults() {
    return faults;
  }

  /// Some operation uses the database.
  boolean possible() {
    return !chosen.isEmpty();
  }

  void run() throws InterruptedException {
    if (!possible()) {
      return;
    }
    for (Cut cut : Cut.values()) {
      List<UpstreamFact> _ = cut(cut);
      faults++;
    }
    for (Planned planned : Planned.all(stage.caller().mark())) {
      if (over()) {
        stage.lab().progress("no time for " + planned.word() + " and what comes after");
        return;
      }
      List<UpstreamFact> _ = broken(planned);
      faults++;
    }
  }

  private boolean over() {
    return stage.lab().left().compareTo(end) <= 0;
  }

  /// One fault from beginning to end.
  List<UpstreamFact> broken(Planned planned) throws InterruptedException {
    Lab lab = stage.lab();
    lab.progress(stage.name() + ": " + planned.word());
    boolean crowded = planned.fault() instanceof DatabaseFault.Silence;
    List<UpstreamFact> facts =
        crowded && reach.reading().isPresent()
            ? crowded(planned, reach.reading().get())
            : alone(planned);
    facts.forEach(lab::record);
    if (facts.stream().anyMatch(Play::lost)) {
      stage.caller().revive(planned.word());
    }
    return facts;
  }

  private static boolean lost(UpstreamFact fact) {
    return fact instanceof UpstreamRecovery recovery
        && recovery.millis() < 0
        && !recovery.exchanges().isEmpty();
  }

  private List<UpstreamFact> alone(Planned planned) throws InterruptedException {
    int held = stage.database().counts().open();
    List<DatabaseTrial> trials;
    if (reach.reading().isPresent()) {
      busy(reach.reading().get(), held);
    }
    long unmet = stage.database().lastMet();
    try (Outage _ = stage.broken(planned.fault(), planned.scope());
        var others = new Others(stage)) {
      if (planned.emptiesPool() && reach.reading().isPresent()) {
        others.send(reach.reading().get().user(), Math.clamp(held, 1, MOST_BUSY), planned);
      }
      trials = new Trials(stage).during(planned, chosen, unmet);
    }
    var facts = new ArrayList<UpstreamFact>(trials);
    facts.addAll(failed(planned, held));
    // Where connections broke once, what follows is an error that needn't have been.
    boolean once = planned.fault() instanceof DatabaseFault.ResetIdle;
    long errors = trials.stream().filter(trial -> !trial.outcome().succeeded()).count();
    facts.addAll(recovered(planned, held, once ? (int) errors : 0));
    return facts;
  }

  private List<UpstreamFact> crowded(Planned planned, Use reading) throws InterruptedException {
    int held = stage.database().counts().open();
    var facts = new ArrayList<UpstreamFact>();
    try (var crowd = new Crowd(stage, reading.user(), reach.others())) {
      crowd.quiet();
      busy(reading, held);
      long unmet = stage.database().lastMet();
      try (Outage _ = stage.broken(planned.fault(), planned.scope())) {
        var trials = new Trials(stage);
        facts.addAll(
            trials.during(
                planned,
                chosen,
                unmet,
                () -> {
                  crowd.gather(planned.word());
                  facts.addAll(crowd.beside(planned.word()));
                }));
      }
      crowd.disperse();
      var burst = new Burst(stage, reading.user(), end);
      facts.add(burst.trial(planned.word(), crowd.connections(), crowd.answers()));
    }
    facts.addAll(recovered(planned, held, 0));
    return facts;
  }

  /// Some pools test a connection before use, unless it was used a moment ago: as under traffic all were.
  private void busy(Use reading, int held) throws InterruptedException {
    var burst = new Burst(stage, reading.user(), end);
    try (Outage _ = stage.broken(new DatabaseFault.Late(BUSY))) {
      // Late, so that each request needs a connection of its own.
      List<Exchange> _ = burst.atOnce(Math.clamp(held, 1, MOST_BUSY), "a busy database");
    }
  }

  /// So many errors that a pool which loses a connection with each has none left.
  private List<UpstreamFact> failed(Planned planned, int held) throws InterruptedException {
    if (!planned.fillsPool() || reach.reading().isEmpty() || over()) {
      return List.of();
    }
    var burst = new Burst(stage, reach.reading().get().user(), end);
    List<Exchange> crowd;
    try (Outage _ = stage.broken(planned.fault(), planned.scope())) {
      crowd = burst.atOnce(2 * held, stage.with(planned.word()));
    }
    return List.of(burst.trial(planned.word(), held, crowd));
  }

  private List<UpstreamFact> recovered(Planned planned, int held, int errors)
      throws InterruptedException {
    var recovery = new Recovery(stage, planned, end);
    var facts = new ArrayList<UpstreamFact>();
    Stream<Use> first = reach.reading().or(() -> chosen.stream().findFirst()).stream();
    for (Use use : first.toList()) {
      facts.addAll(recovery.of(use.user(), held, errors));
    }
    return facts;
  }

  /// Each commit of what stores rows, in its turn.
  List<UpstreamFact> cut(Cut cut) throws InterruptedException {
    stage.lab().progress(stage.name() + ": " + Commits.fault(cut).word());
    var facts = new ArrayList<UpstreamFact>();
    for (Use use : reach.storing().stream().limit(MOST_CUT).toList()) {
      int commits = Math.clamp(new Commits(stage).of(use), 1, MOST_COMMITS);
      for (int skipped = 0; skipped < commits; skipped++) {
        Optional<CommitTrial> trial =
            over() ? Optional.empty() : new Commits(stage).cut(use, cut, skipped);
        trial.ifPresent(facts::add);
      }
    }
    facts.forEach(stage.lab()::record);
    return facts;
  }
}
