package dev.prodproof.experiments.load;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.CapacityMeasured;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.Uptime;
import dev.prodproof.facts.Uptime.Series;
import dev.prodproof.facts.Uptime.What;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Most of what it can serve, for long: what grows then grows until the end.
public final class Soak implements Experiment {
  static final String NAME = "soak";

  private static final double SHARE = 0.7;

  /// Of load: in less what fills up and what never stops look alike.
  private static final Duration LEAST = Duration.ofMinutes(10);

  /// For bringing operations to a good answer, and the way out.
  private static final Duration AROUND = Duration.ofSeconds(60);

  private static final Duration CONTROL = Duration.ofMinutes(1);
  private static final double LATE = 0.99;
  private static final double MILLI = 1e6;

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
    return Set.of(
        Capability.HTTP, Capability.API_DESCRIPTION, Capability.LOAD, Capability.PROCESS);
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    Duration length = lab.left().minus(AROUND).minus(CONTROL);
    if (length.compareTo(LEAST) < 0) {
      throw new Unusable("it takes ten minutes of load at the least: --budget default");
    }
    CapacityMeasured capacity = capacity(lab);
    Mixture mixture = Mixture.of(lab, NAME, lab.left().minus(AROUND.dividedBy(2)));
    double rate = SHARE * capacity.low();
    try (var ground = new Ground(lab, mixture, Objectives.of(lab.recipe()), NAME)) {
      boolean told = Kept.told(lab);
      lab.progress("a minute without requests, for comparison");
      Uptime control = followed(ground, told, CONTROL);
      lab.record(control);
      lab.progress("%.0f requests a second for %d minutes".formatted(rate, length.toMinutes()));
      Uptime uptime = loaded(ground, told, new Aim(rate, capacity.low(), length));
      ground.leaveWell();
      return Exercised.of("seconds", Math.round(uptime.seconds()))
          .and("requests", Math.round(uptime.rate() * uptime.seconds()));
    }
  }

  /// What it was seen to serve will do, though nobody found where that ends.
  private static CapacityMeasured capacity(Lab lab) {
    return lab.standing(CapacityMeasured.class).stream()
        .filter(one -> one.low() > 0)
        .reduce((_, last) -> last)
        .orElseThrow(
            () -> new Unusable("no rate was found that it serves: nobody knows how much is most"));
  }

  /// Nobody asks for anything meanwhile: each request may leave something behind.
  private static Uptime followed(Ground ground, boolean told, Duration length) throws InterruptedException {
    try (var gauges = new Gauges(ground.lab(), Optional.empty(), Gauges.spacing(length));
        var kept = new Kept(ground.lab(), told, length)) {
      ground.lab().pause(length);
      List<Series> series = new ArrayList<>(gauges.series());
      kept.series().ifPresent(series::add);
      return new Uptime(false, 0, Ground.seconds(length), series, List.of());
    }
  }

  /// @param rate requests a second
  /// @param capacity the same, of which it is a share
  private record Aim(double rate, double capacity, Duration length) {}

  /// @param told what its heap keeps; its metric tells only what the collections left that happened to come
  private static Uptime loaded(Ground ground, boolean told, Aim aim) throws InterruptedException {
    Optional<HeapMetric> heap = told ? Optional.empty() : Optional.of(new HeapMetric(ground.lab(), NAME));
    try (var gauges = new Gauges(ground.lab(), heap, Gauges.spacing(aim.length()));
        var kept = new Kept(ground.lab(), told, aim.length())) {
      LoadStep step = ground.open(Phase.SOAK, aim.rate(), aim.capacity(), aim.length());
      List<Series> series = new ArrayList<>(gauges.series());
      kept.series().ifPresent(series::add);
      if (Validity.flaw(step, ground.objective().p99()).isEmpty()) {
        series.add(latency(step));
      }
      double seconds = Ground.seconds(aim.length());
      double served = step.tally().ended() / seconds;
      return ground
          .lab()
          .record(new Uptime(true, served, seconds, series, ground.exchanges(), kept.grown()));
    }
  }

  private static Series latency(LoadStep step) {
    List<Double> late =
        step.windows().stream().map(window -> window.latency().quantile(LATE) / MILLI).toList();
    return new Series(What.LATENCY, step.each(), late);
  }
}
