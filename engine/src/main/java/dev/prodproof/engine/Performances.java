package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Performance;
import dev.prodproof.core.Performance.Capacity;
import dev.prodproof.core.Performance.Held;
import dev.prodproof.core.Performance.Machine;
import dev.prodproof.core.Performance.Objective;
import dev.prodproof.core.Performance.Range;
import dev.prodproof.core.Performance.Reach;
import dev.prodproof.core.Performance.Shape;
import dev.prodproof.core.Performance.Share;
import dev.prodproof.core.Performance.Step;
import dev.prodproof.core.statistics.Interval;
import dev.prodproof.facts.CapacityMeasured;
import dev.prodproof.facts.CapacityStated;
import dev.prodproof.facts.LoadFact;
import dev.prodproof.facts.LoadScene;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.Uptime;
import dev.prodproof.facts.Uptime.Series;
import dev.prodproof.facts.rules.Knee;
import dev.prodproof.facts.rules.Recovery;
import dev.prodproof.facts.rules.Scalability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What load did, as the report tells it. Of each step only what is drawn is kept.
public final class Performances {
  private static final double MILLIS = 1e6;
  private static final double MEGA = 1 << 20;
  private static final int CURVE = 60;

  private final List<Step> steps = new ArrayList<>();
  private final List<Knee.Point> offered = new ArrayList<>();
  private final List<Scalability.Point> inFlight = new ArrayList<>();
  private final List<Performance.Recovery> recoveries = new ArrayList<>();
  private List<Held> held = List.of();
  private Optional<LoadScene> scene = Optional.empty();
  private Optional<CapacityMeasured> capacity = Optional.empty();
  private Optional<LoadStep> overload = Optional.empty();

  public void see(Fact fact) {
    if (fact instanceof LoadFact load) {
      switch (load) {
        case LoadScene one -> scene = scene.or(() -> Optional.of(one));
        case CapacityMeasured one -> capacity = Optional.of(one);
        case CapacityStated _ -> {}
        case LoadStep one -> scene.ifPresent(there -> see(one, there.objective()));
      }
    } else if (fact instanceof Uptime uptime && uptime.loaded()) {
      held = uptime.series().stream().flatMap(one -> held(one).stream()).toList();
    }
  }

  private static Optional<Held> held(Series series) {
    return switch (series.what()) {
      case HEAP, KEPT -> Optional.of(held(series, "heap", "MB", MEGA));
      case RESIDENT -> Optional.of(held(series, "memory", "MB", MEGA));
      case DESCRIPTORS -> Optional.of(held(series, "files", "", 1));
      case THREADS -> Optional.of(held(series, "threads", "", 1));
      case CONNECTIONS -> Optional.of(held(series, "connections", "", 1));
      // Drawn from the step itself, moment by moment.
      case LATENCY -> Optional.empty();
    };
  }

  private static Held held(Series series, String what, String unit, double one) {
    return new Held(what, unit, series.spacing(), series.values().stream().map(value -> value / one).toList());
  }

  private void see(LoadStep step, LoadScene.Objective objective) {
    Step shown = Stretch.of(step, objective);
    steps.add(shown);
    Phase phase = step.offered().phase();
    boolean settled = phase != Phase.RECOVERY && phase != Phase.SOAK;
    if (shown.doubt().isEmpty() && settled) {
      inFlight.add(Scalability.Point.of(step));
      if (phase != Phase.USERS) {
        offered.add(new Knee.Point(step.offered().rate(), step.goodput()));
      }
    }
    if (phase == Phase.OVERLOAD) {
      overload = Optional.of(step);
    } else if (phase == Phase.RECOVERY) {
      overload.ifPresent(
          before -> recoveries.add(recovery(Recovery.of(before, step, objective.p99()))));
    }
  }

  private static Performance.Recovery recovery(Recovery seen) {
    boolean back = !Double.isInfinite(seen.seconds());
    return new Performance.Recovery(back, back ? seen.seconds() : seen.looked(), seen.drain());
  }

  /// One where anything was put under load, else none.
  public List<Performance> list() {
    return scene.filter(_ -> !steps.isEmpty()).map(this::of).stream().toList();
  }

  private Performance of(LoadScene there) {
    LoadScene.Objective objective = there.objective();
    return new Performance(
        new Objective(
            objective.declared(), objective.rate(), objective.p99() / MILLIS, objective.errors()),
        there.mix().stream().map(one -> new Share(one.operation(), one.share())).toList(),
        new Machine(there.machine().name(), there.machine().cores()),
        capacity(),
        Scalability.of(inFlight).map(Performances::shape).stream().toList(),
        List.copyOf(steps),
        List.copyOf(recoveries),
        held);
  }

  private Capacity capacity() {
    double low = capacity.map(CapacityMeasured::low).orElse(0.0);
    double high = capacity.map(CapacityMeasured::high).orElse(0.0);
    double knee = Knee.of(offered).orElse(0);
    boolean apart = low > 0 && high > 0 && knee > 0 && Knee.apart(knee, low, high);
    return new Capacity(
        low, high, capacity.map(CapacityMeasured::because).orElse(""), knee, apart);
  }

  private static Shape shape(Scalability seen) {
    double least =
        seen.points().stream().mapToDouble(Scalability.Point::inFlight).min().orElseThrow();
    double most =
        seen.points().stream().mapToDouble(Scalability.Point::inFlight).max().orElseThrow();
    var curve = new ArrayList<Reach>();
    for (int i = 0; i <= CURVE; i++) {
      double n = least * Math.pow(most / least, (double) i / CURVE);
      curve.add(new Reach(n, seen.rate(n)));
    }
    return new Shape(
        seen.lambda(),
        range(seen, Scalability::sigma),
        range(seen, Scalability::kappa),
        range(seen, Scalability::most),
        seen.error(),
        curve);
  }

  /// 0 stands for infinity.
  private static Range range(Scalability seen, ToDoubleFunction<Scalability> figure) {
    Interval sure = seen.sure(figure);
    return new Range(
        finite(sure.low()), finite(figure.applyAsDouble(seen)), finite(sure.high()));
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
