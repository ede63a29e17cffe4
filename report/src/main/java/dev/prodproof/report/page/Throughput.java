package dev.prodproof.report.page;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Performance.Capacity;
import dev.prodproof.core.Performance.Reach;
import dev.prodproof.core.Performance.Shape;
import dev.prodproof.core.Performance.Step;
import dev.prodproof.report.words.Speed;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How much comes of how much: by what was offered, and by what is in flight.
final class Throughput {
  private static final Set<String> AT_A_RATE = Set.of("objective", "capacity", "overload");
  private static final int MOST = 200;

  /// A curve that is further from its points than this explains nothing.
  private static final double POOR = 0.25;

  private Throughput() {}

  static List<Figure> offered(Performance seen) {
    List<Step> steps = told(seen).filter(step -> AT_A_RATE.contains(phase(step))).toList();
    if (steps.isEmpty()) {
      return List.of();
    }
    double most = most(steps.stream().map(step -> step.offered().rate()));
    double best = most(steps.stream().map(step -> step.answered().rate()));
    Capacity capacity = seen.capacity();
    var plot =
        new Plot(
            Axis.linear("offered, requests a second", most),
            Axis.linear("good answers a second", best));
    plot.line("ideal", List.of(new Plot.At(0, 0), new Plot.At(best, best)));
    if (capacity.found()) {
      plot.band("reach", capacity.low(), capacity.high(), "capacity");
    }
    if (capacity.knee() > 0 && capacity.apart()) {
      plot.upright("knee", capacity.knee(), "");
    }
    steps.forEach(step -> plot.dot(css(step), new Plot.At(step.offered().rate(), step.answered().rate()), words(step)));
    Figure figure =
        new Figure("How much is served of what is offered", said(seen), plot)
            .key("k-good", "kept up")
            .key("k-bad", "didn't keep up")
            .key("k-ideal", "all that is offered");
    Figure banded = capacity.found() ? figure.key("k-reach", "capacity") : figure;
    return List.of(capacity.apart() ? banded.key("k-knee", "knee") : banded);
  }

  private static String said(Performance seen) {
    Capacity capacity = seen.capacity();
    if (!capacity.found()) {
      return "No rate was found that it doesn't keep up with, or none that it does.";
    }
    String words =
        "It keeps up with %s and not with %s: %s."
            .formatted(
                Speed.rate(capacity.low()), Speed.rate(capacity.high()), capacity.because());
    if (capacity.knee() == 0) {
      return words;
    }
    return words
        + (capacity.apart()
            ? " The knee of the curve lies at %s, more than 15 %% away from it: look at the steps."
            : " The knee of the curve lies at %s and agrees with it.")
                .formatted(Speed.rate(capacity.knee()));
  }

  static List<Figure> inFlight(Performance seen) {
    List<Step> steps =
        told(seen)
            .filter(step -> AT_A_RATE.contains(phase(step)) || phase(step).equals("users"))
            .filter(step -> step.answered().inFlight() > 0)
            .toList();
    if (steps.isEmpty() || seen.shape().isEmpty()) {
      return List.of();
    }
    Shape shape = seen.shape().getFirst();
    double least = shape.curve().stream().mapToDouble(Reach::inFlight).min().orElse(1);
    double most = most(shape.curve().stream().map(Reach::inFlight));
    double best =
        Math.max(
            most(steps.stream().map(step -> step.answered().rate())),
            most(shape.curve().stream().map(Reach::rate)));
    var plot =
        new Plot(
            Axis.log("requests in flight", least, most),
            Axis.linear("good answers a second", best));
    if (shape.most().high() > 0) {
      plot.belt("reach", shape.most().low(), shape.most().high());
    }
    plot.line(
        "curve",
        shape.curve().stream().limit(MOST).map(at -> new Plot.At(at.inFlight(), at.rate())).toList());
    steps.forEach(
        step ->
            plot.dot(
                css(step),
                new Plot.At(step.answered().inFlight(), step.answered().rate()),
                words(step)));
    return List.of(
        new Figure("How it scales", said(shape), plot)
            .key("k-curve", "Universal Scalability Law")
            .key("k-reach", "its top, at 95 %"));
  }

  private static String said(Shape shape) {
    String parts =
        "Contention σ %s (%s to %s), crosstalk κ %s (%s to %s)"
            .formatted(
                small(shape.sigma().seen()),
                small(shape.sigma().low()),
                small(shape.sigma().high()),
                small(shape.kappa().seen()),
                small(shape.kappa().low()),
                small(shape.kappa().high()));
    String top =
        shape.most().seen() > 0
            ? "; the curve's top is " + Speed.rate(shape.most().seen())
            : "; the curve knows no end";
    String fit =
        shape.error() > POOR
            ? ". It fits badly: its points lie %s away from it".formatted(Speed.percent(shape.error()))
            : ". Its points lie %s away from it".formatted(Speed.percent(shape.error()));
    return parts + top + fit + " on average.";
  }

  private static String small(double value) {
    return value == 0 ? "0" : "%.2g".formatted(value);
  }

  private static Stream<Step> told(Performance seen) {
    return seen.steps().stream().filter(step -> step.doubt().isEmpty()).limit(MOST);
  }

  private static String phase(Step step) {
    return step.offered().phase();
  }

  private static String css(Step step) {
    return switch (step.keptUp()) {
      case "yes" -> "dot-good";
      case "no" -> "dot-bad";
      default -> "dot-refused";
    };
  }

  private static String words(Step step) {
    String times = step.offered().times() > 0 ? ", " + Speed.times(step.offered().times()) + " times its capacity" : "";
    String who = step.offered().users() > 0 ? step.offered().users() + " users" : Speed.rate(step.offered().rate());
    return "%s%s: %s good, %.1f in flight, p99 %s"
        .formatted(
            who,
            times,
            Speed.rate(step.answered().rate()),
            step.answered().inFlight(),
            Speed.millis(step.answered().p99().seen()));
  }

  static double most(Stream<Double> all) {
    return all.filter(Double::isFinite).mapToDouble(Double::doubleValue).max().orElse(1);
  }
}
