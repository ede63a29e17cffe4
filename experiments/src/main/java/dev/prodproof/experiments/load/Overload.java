package dev.prodproof.experiments.load;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.CapacityMeasured;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.rules.Recovery;
import dev.prodproof.facts.rules.Sustained;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.OncePerLab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// More than it can serve, and then half of it.
public final class Overload implements Experiment, Confirms {
  static final String NAME = "overload";

  private static final int EXPLORING = 15;
  private static final List<Double> TIMES = List.of(1.5, 2.0, 3.0);
  private static final double HALF = 0.5;

  /// Of the capacity: what is served here is what overload is compared with.
  private static final double BELOW = 0.9;
  private static final Duration SHORTEST = Duration.ofSeconds(4);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  /// Of the time: four are taken by the steps, the others by what comes before and after.
  private static final int SHARES = 12;

  private static final Duration LOOK = Duration.ofSeconds(4);

  private final OncePerLab<Encore> encores = new OncePerLab<>(lab -> new Encore(lab, NAME));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Impact impact() {
    return Impact.STRESSES;
  }

  @Override
  public Set<Capability> needs() {
    return Set.of(Capability.HTTP, Capability.API_DESCRIPTION, Capability.LOAD);
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    CapacityMeasured measured = capacity(lab);
    Duration length = Load.between(SHORTEST, lab.left().dividedBy(SHARES), LONGEST);
    Mixture mixture = Mixture.of(lab, NAME, Load.share(lab.left(), 100 - EXPLORING));
    var steps = new ArrayList<LoadStep>();
    try (var ground = new Ground(lab, mixture, Objectives.of(lab.recipe()), NAME)) {
      ground.warmUp(measured.low() * HALF, Load.share(lab.left(), 4));
      LoadStep below = below(ground, measured, length);
      steps.add(below);
      double capacity = below.offered().capacity();
      for (double times : TIMES) {
        lab.progress("%.1f times its capacity".formatted(times));
        steps.add(ground.open(Phase.OVERLOAD, times * capacity, capacity, length));
      }
      steps.add(lab.record(recovery(ground, steps.getLast(), capacity)));
      ground.leaveWell();
    }
    return Exercised.of("steps", steps.size())
        .and("requests", steps.stream().mapToLong(step -> step.tally().ended()).sum());
  }

  /// Just below the capacity, for comparison. What was measured on a service that had just begun is
  /// no overload any more, three times over: if it surely serves more by now, that counts.
  private static LoadStep below(Ground ground, CapacityMeasured measured, Duration length)
      throws InterruptedException {
    Lab lab = ground.lab();
    lab.progress("just below its capacity, for comparison");
    double now = CapacityHunt.BELOW * ground.crowd(lab.left().dividedBy(2));
    if (now > measured.high()) {
      LoadStep more = ground.seen(Phase.OVERLOAD, BELOW * now, now, length);
      if (Sustained.of(more, ground.objective()).holds()) {
        return lab.record(more);
      }
    }
    return ground.open(Phase.OVERLOAD, BELOW * measured.low(), measured.low(), length);
  }

  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows, Lab lab)
      throws InterruptedException {
    return encores.in(lab).confirm(finding, evidence, stillShows);
  }

  /// @throws Unusable where nobody knows it
  static CapacityMeasured capacity(Lab lab) {
    return lab.standing(CapacityMeasured.class).stream()
        .filter(CapacityMeasured::found)
        .reduce((_, last) -> last)
        .orElseThrow(
            () -> new Unusable("its capacity wasn't found: nobody knows what is too much"));
  }

  /// Looks until it is well again, or nobody would wait any longer.
  static LoadStep recovery(Ground ground, LoadStep before, double capacity)
      throws InterruptedException {
    LoadStep seen = look(ground, capacity);
    Recovery so = Recovery.of(before, seen, ground.objective().p99());
    while (Double.isInfinite(so.seconds())
        && so.looked() < so.stuck()
        && ground.lab().left().compareTo(LOOK) > 0) {
      ground.lab().progress("not well yet, %.0f s after the overload".formatted(so.looked()));
      seen = seen.then(look(ground, capacity));
      so = Recovery.of(before, seen, ground.objective().p99());
    }
    return seen;
  }

  private static LoadStep look(Ground ground, double capacity) throws InterruptedException {
    return ground.seen(Phase.RECOVERY, HALF * capacity, capacity, LOOK);
  }
}
