package dev.prodproof.experiments.load;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.CapacityStated.Machine;
import dev.prodproof.facts.LoadScene;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.load.Demand;
import dev.prodproof.wire.load.Plan;
import dev.prodproof.wire.load.Steps;
import dev.prodproof.wire.load.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where load is put on the target: runs steps, and says what came of each.
final class Ground implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int PATIENCE_TIMES = 4;
  private static final int LEAST_CONNECTIONS = 64;
  private static final int MOST_CONNECTIONS = 4_096;
  private static final int WINDOWS = 50;
  private static final Duration LEAST_WINDOW = Duration.ofMillis(100);

  private static final int CROWD = 16;
  private static final Duration TURN = Duration.ofMillis(1500);
  private static final int TURNS = 5;

  /// Than in the turn before; less is chance.
  private static final double FASTER = 1.1;

  private static final Duration READY = Duration.ofSeconds(60);

  private final Lab lab;
  private final Mixture mixture;
  private final Objective objective;
  private final String experiment;
  private final int cores;

  /// Steps so far: the same rate again has other arrivals, or it would only show the same luck again.
  private int opened;

  /// Share of the machine, where the target isn't ours to watch.
  private double bystanders;

  /// Keeps the target off one core, where we started it: the generator has that for itself.
  Ground(Lab lab, Mixture mixture, Objective objective, String experiment) {
    this.lab = lab;
    this.mixture = mixture;
    this.objective = objective;
    this.experiment = experiment;
    this.cores = lab.service().map(ManagedService::confine).orElse(0);
    var machine = new Machine(lab.machine(), cores);
    lab.record(new LoadScene(objective, mixture.shares(), machine, mixture.exchanges()));
  }

  Lab lab() {
    return lab;
  }

  Objective objective() {
    return objective;
  }

  /// How long a client waits.
  Duration deadline() {
    Duration patient = Duration.ofNanos(objective.p99()).multipliedBy(PATIENCE_TIMES);
    return patient.compareTo(PATIENCE) < 0 ? PATIENCE : patient;
  }

  /// Not for the record: caches fill, code is compiled, connections are made.
  void warmUp(double rate, Duration length) throws InterruptedException {
    var _ = trial("warm-up", Demand.constant(rate, length), connections(rate));
  }

  LoadStep open(Phase phase, double rate, double capacity, Duration length)
      throws InterruptedException {
    Demand demand =
        Demand.poisson(rate, length, lab.chance("arrivals of %s %s, %d".formatted(phase, rate, opened++)).nextLong());
    return lab.record(step(new Offered(phase, rate, 0, capacity), demand));
  }

  /// Not recorded yet.
  LoadStep seen(Phase phase, double rate, double capacity, Duration length)
      throws InterruptedException {
    return step(new Offered(phase, rate, 0, capacity), Demand.constant(rate, length));
  }

  /// Not recorded yet.
  LoadStep users(int users, Duration think, Duration length) throws InterruptedException {
    var demand = new Demand.Closed(users, think, length);
    return step(new Offered(Phase.USERS, 0, users, 0), demand);
  }

  /// What a crowd gets through when nobody thinks: about what it can do at once. Again until that
  /// no longer rises, since a service that has just begun gets faster for a while.
  ///
  /// @param until no more than this is left
  double crowd(Duration until) throws InterruptedException {
    double most = turn();
    for (int turn = 1; turn < TURNS && lab.left().minus(until).compareTo(TURN) > 0; turn++) {
      double again = turn();
      if (again < FASTER * most) {
        return Math.max(most, again);
      }
      most = again;
    }
    return most;
  }

  private double turn() throws InterruptedException {
    var trial = trial("crowd", new Demand.Closed(CROWD, Duration.ZERO, TURN), CROWD);
    return trial.total().accepted().count() / seconds(trial.length());
  }

  private LoadStep step(Offered offered, Demand demand) throws InterruptedException {
    int connections = offered.users() > 0 ? offered.users() : connections(offered.rate());
    if (calm(offered.phase())) {
      bystanders = lab.takenInQuiet();
    }
    try (var samples = new Samples(lab)) {
      Trial trial = trial(word(offered), demand, connections);
      return Steps.of(offered, trial, Validity.tolerated(objective.p99()))
          .beside(Math.max(bystanders, samples.others()), samples.taken(), mixture.exchanges());
    }
  }

  /// After an overload the target's own work goes on, and must not be taken for that of others.
  private static boolean calm(Phase phase) {
    return switch (phase) {
      case USERS, OBJECTIVE, CAPACITY -> true;
      default -> false;
    };
  }

  private Trial trial(String name, Demand demand, int connections) throws InterruptedException {
    Duration window = demand.length().dividedBy(WINDOWS);
    Plan plan =
        Plan.of(experiment + ": " + name, Origin.of(lab.target()), mixture.mix(), demand)
            .deadline(deadline())
            .connections(connections)
            .window(window.compareTo(LEAST_WINDOW) < 0 ? LEAST_WINDOW : window);
    Trial trial = lab.load().run(plan);
    if (!trial.ended().isEmpty()) {
      throw new Unusable("the load was ended early: " + trial.ended());
    }
    return trial;
  }

  private int connections(double rate) {
    return Math.clamp((long) (rate * seconds(deadline())), LEAST_CONNECTIONS, MOST_CONNECTIONS);
  }

  static String word(Offered offered) {
    return offered.users() > 0
        ? offered.users() + " users"
        : "%.0f requests a second".formatted(offered.rate());
  }

  static double seconds(Duration length) {
    return length.toNanos() / 1e9;
  }

  List<Long> exchanges() {
    return mixture.exchanges();
  }

  /// For whoever comes next: what load has brought to a standstill would keep all of them waiting.
  void leaveWell() throws InterruptedException {
    Optional<ManagedService> service = lab.service();
    if (service.isPresent() && !(service.get().alive() && mixture.sign().shows())) {
      lab.progress("restarted: after the load it answers nobody");
      service.get().restart(READY);
    }
  }

  @Override
  public void close() {
    lab.service().ifPresent(ManagedService::release);
  }
}
