package dev.prodproof.experiments.upstream;

import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.UpstreamFact;
import dev.prodproof.facts.UpstreamRecovery;
import dev.prodproof.facts.UpstreamTrial;
import dev.prodproof.facts.UpstreamTrial.Kind;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.Fault;
import dev.prodproof.lab.proxy.Upstream.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Each fault in its turn: broken, a request of each operation that uses it, healed, well again.
final class Play {
  /// For the long row at the end, of what there is.
  private static final int SHARE_OF_ENDURANCE = 6;

  private static final Duration MOST_FOR_ENDURANCE = Duration.ofSeconds(12);

  /// Of a fault under which each request may take as long as we wait.
  private static final int MOST_USERS = 3;

  private final Stage stage;
  private final Reach reach;
  private final Duration end;
  private int faults;

  /// @param end stops when no more than this is left
  Play(Stage stage, Reach reach, Duration end) {
    this.stage = stage;
    this.reach = reach;
    this.end = end;
  }

  int faults() {
    return faults;
  }

  void run() throws InterruptedException {
    if (reach.users().isEmpty()) {
      return;
    }
    Duration reserved = reserved();
    for (Planned planned : Planned.all(stage.mark())) {
      if (stage.lab().left().compareTo(end.plus(reserved)) <= 0) {
        stage.lab().progress("no time for " + planned.fault().word() + " and what comes after");
        break;
      }
      List<UpstreamFact> _ = broken(planned);
      faults++;
    }
    if (!over()) {
      List<UpstreamFact> _ = endured();
      faults++;
    }
  }

  private Duration reserved() {
    Duration share = stage.lab().left().minus(end).dividedBy(SHARE_OF_ENDURANCE);
    return share.compareTo(MOST_FOR_ENDURANCE) < 0 ? share : MOST_FOR_ENDURANCE;
  }

  /// Failing without a pause.
  List<UpstreamFact> endured() throws InterruptedException {
    List<UpstreamFact> facts =
        new Endurance(stage, end).of(reach.users().getFirst()).stream()
            .map(UpstreamFact.class::cast)
            .toList();
    facts.forEach(stage.lab()::record);
    return facts;
  }

  private boolean over() {
    return stage.lab().left().compareTo(end) <= 0;
  }

  /// One fault from beginning to end.
  List<UpstreamFact> broken(Planned planned) throws InterruptedException {
    Lab lab = stage.lab();
    List<User> users = reach.users().stream().limit(MOST_USERS).toList();
    lab.progress(stage.upstream().name() + ": " + planned.fault().word());
    var facts = new ArrayList<UpstreamFact>();
    boolean others = planned.fault() instanceof Fault.BlackHole;
    try (var crowd = new Crowd(stage, reach)) {
      if (others) {
        crowd.quiet();
      }
      try (Outage _ = stage.broken(planned.fault())) {
        for (User user : users) {
          trial(user, planned).ifPresent(facts::add);
        }
        if (others && !over()) {
          facts.addAll(crowd.beside(planned));
        }
      }
    }
    var recovery = new Recovery(stage, end);
    for (User user : users) {
      // Who waits in vain once need not do so for each.
      if (!over() || facts.stream().noneMatch(Play::lost)) {
        facts.add(recovery.after(planned, user));
      }
    }
    facts.forEach(lab::record);
    if (facts.stream().anyMatch(Play::lost)) {
      stage.caller().revive(planned.fault().word());
    }
    return facts;
  }

  private static boolean lost(UpstreamFact fact) {
    return fact instanceof UpstreamRecovery recovery
        && recovery.millis() < 0
        && !recovery.exchanges().isEmpty();
  }

  private Optional<UpstreamTrial> trial(User user, Planned planned) throws InterruptedException {
    String word = planned.fault().word();
    Kind kind = planned.kind();
    boolean refusing =
        planned.fault() instanceof Fault.Refuse || planned.fault() instanceof Fault.ResetAtOnce;
    Optional<Stage.Seen> seen = stage.reach(user, stage.with(word), refusing);
    return seen.filter(of -> !stage.caller().cutShort(of.exchange()))
        .map(of -> stage.trial(user, of, word, kind, Stage.met(of, refusing)));
  }
}
