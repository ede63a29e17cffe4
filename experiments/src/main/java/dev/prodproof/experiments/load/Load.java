package dev.prodproof.experiments.load;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.facts.CapacityStated;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.rules.Attainment;
import dev.prodproof.facts.rules.Evenness;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.OncePerLab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The load that was declared, the rate that is possible, and many users in place of one.
public final class Load implements Experiment, Confirms {
  static final String NAME = "load";

  /// Of what is left, in percent, for bringing operations to a good answer first.
  private static final int EXPLORING = 20;

  private static final int RUNS = 3;

  /// The least that a percentile is told from.
  private static final double SAMPLES = 320;

  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(40);
  static final Duration THINK = Duration.ofMillis(10);
  private static final List<Integer> USERS = List.of(1, 2, 4, 8);
  private static final Duration GLANCE = Duration.ofMillis(1500);
  private static final Duration LONG_LOOK = Duration.ofSeconds(8);

  /// Of the time: the rest is for what comes after.
  private static final int OBJECTIVE_PERCENT = 45;

  private static final int CAPACITY_PERCENT = 75;

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
    Duration whole = lab.left();
    Mixture mixture = Mixture.of(lab, NAME, share(whole, 100 - EXPLORING));
    var steps = new ArrayList<LoadStep>();
    try (var ground = new Ground(lab, mixture, Objectives.of(lab.recipe()), NAME)) {
      stated(lab);
      ground.warmUp(ground.objective().rate(), share(whole, 5));
      steps.addAll(objective(ground, share(whole, 100 - OBJECTIVE_PERCENT)));
      steps.addAll(CapacityHunt.in(ground, share(whole, 100 - CAPACITY_PERCENT)));
      steps.addAll(users(ground));
      ground.leaveWell();
    }
    return Exercised.of("steps", steps.size())
        .and("operations", mixture.shares().size())
        .and("requests", steps.stream().mapToLong(step -> step.tally().ended()).sum());
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

  /// What the owners say of it.
  private static void stated(Lab lab) {
    CapacityStated stated = lab.recipe().declared().limits().capacity();
    if (stated != null) {
      lab.record(stated);
    }
  }

  static Duration share(Duration whole, int percent) {
    return whole.multipliedBy(percent).dividedBy(100);
  }

  static Duration between(Duration least, Duration wanted, Duration most) {
    return wanted.compareTo(least) < 0 ? least : wanted.compareTo(most) > 0 ? most : wanted;
  }

  /// Again until it is clear, three times at most.
  private static List<LoadStep> objective(Ground ground, Duration until)
      throws InterruptedException {
    Objective objective = ground.objective();
    Duration enough = Duration.ofMillis((long) (SAMPLES / 2 / objective.rate() * 1000));
    Duration length = between(SHORTEST, enough, LONGEST);
    var steps = new ArrayList<LoadStep>();
    for (int run = 0; run < RUNS && (run < 2 || unclear(steps, objective)); run++) {
      if (ground.lab().left().minus(until).compareTo(length) < 0) {
        break;
      }
      String whose = objective.declared() ? "as declared" : "as nobody declared another rate";
      ground.lab().progress("%.0f requests a second, %s".formatted(objective.rate(), whose));
      steps.add(ground.open(Phase.OBJECTIVE, objective.rate(), 0, length));
    }
    return steps;
  }

  private static boolean unclear(List<LoadStep> steps, Objective objective) {
    List<LoadStep> valid =
        steps.stream().filter(step -> Validity.flaw(step, objective.p99()).isEmpty()).toList();
    long held =
        valid.stream().filter(step -> Attainment.of(List.of(step), objective).holds()).count();
    boolean agree = held == 0 || held == valid.size();
    return valid.size() < 2 || !agree || Attainment.of(valid, objective).open();
  }

  private static List<LoadStep> users(Ground ground) throws InterruptedException {
    var steps = new ArrayList<LoadStep>();
    for (int users : USERS) {
      Duration left = ground.lab().left();
      if (left.compareTo(GLANCE) > 0) {
        Duration most = left.dividedBy((long) USERS.size() - steps.size()).minus(GLANCE);
        steps.add(ground.lab().record(users(ground, users, most)));
      }
    }
    return steps;
  }

  /// What is slow answers seldom: as long as it takes until half of the operations can be told of.
  private static LoadStep users(Ground ground, int users, Duration most) throws InterruptedException {
    LoadStep seen = ground.users(users, THINK, GLANCE);
    long[] answers =
        seen.operations().stream().mapToLong(one -> one.latency().count()).sorted().toArray();
    long half = answers.length == 0 ? 0 : answers[answers.length / 2];
    Duration enough = GLANCE.multipliedBy(Evenness.SAMPLES * 4L / 3).dividedBy(Math.max(1, half));
    Duration length =
        Stream.of(enough, LONG_LOOK, most).min(Comparator.naturalOrder()).orElseThrow();
    return half >= Evenness.SAMPLES || length.compareTo(GLANCE) <= 0
        ? seen
        : ground.users(users, THINK, length);
  }
}
