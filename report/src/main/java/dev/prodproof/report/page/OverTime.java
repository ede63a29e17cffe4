package dev.prodproof.report.page;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Performance.Moment;
import dev.prodproof.core.Performance.Recovery;
import dev.prodproof.core.Performance.Step;
import dev.prodproof.report.words.Speed;
import dev.prodproof.report.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// What happened within a step, moment by moment.
final class OverTime {
  private static final String SECONDS = "seconds";

  private OverTime() {}

  static List<Figure> objective(Performance seen) {
    return one(seen, "objective").stream()
        .map(
            step ->
                latency(step, seen.objective().p99(), "Latency during a run at the objective's rate"))
        .toList();
  }

  static List<Figure> soak(Performance seen) {
    return one(seen, "soak").stream()
        .map(step -> latency(step, seen.objective().p99(), "Latency over a long time"))
        .toList();
  }

  static List<Figure> recovery(Performance seen) {
    if (seen.recoveries().isEmpty()) {
      return List.of();
    }
    return one(seen, "recovery").stream()
        .map(step -> recovery(step, seen.recoveries().getLast()))
        .toList();
  }

  private static Figure recovery(Step step, Recovery recovery) {
    String said =
        recovery.back()
            ? "All was well %.1f s after the overload ended.".formatted(recovery.seconds())
            : "%.0f s after the overload it still isn't well; its backlog explains %.0f s."
                .formatted(recovery.seconds(), recovery.drain());
    Plot plot = ratePlot(step);
    if (recovery.back()) {
      plot.upright("knee", recovery.seconds(), "well again");
    }
    return rates(
        new Figure("After the overload, at half of the capacity", said, drawn(plot, step)), step);
  }

  /// Requests due, and what became of them.
  static Figure rate(Step step, String title) {
    String said =
        "%s were due, %s were answered well."
            .formatted(step.counts().due(), step.counts().good());
    return rates(new Figure(title, said, drawn(ratePlot(step), step)), step);
  }

  /// What isn't drawn needs no key.
  private static Figure rates(Figure figure, Step step) {
    Figure keyed = figure.key("k-due", "due").key("k-served", "answered well");
    keyed = refused(step) ? keyed.key("k-shed", "refused") : keyed;
    return lost(step) ? keyed.key("k-lost", "failed or unanswered") : keyed;
  }

  private static boolean refused(Step step) {
    return step.counts().refused() > 0;
  }

  private static boolean lost(Step step) {
    return step.counts().failed() + step.counts().unanswered() > 0;
  }

  private static Plot ratePlot(Step step) {
    double most =
        step.moments().stream()
            .flatMapToDouble(
                at -> DoubleStream.of(at.due(), at.good(), at.refused(), at.failed()))
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    return new Plot(time(step), Axis.linear("requests a second", most));
  }

  private static Plot drawn(Plot plot, Step step) {
    plot.line("due", line(step, Moment::due)).line("served", line(step, Moment::good));
    if (refused(step)) {
      plot.line("shed", line(step, Moment::refused));
    }
    if (lost(step)) {
      plot.line("lost", line(step, Moment::failed));
    }
    return plot;
  }

  /// @param limit of the 99th percentile in milliseconds; 0 where none is asked
  static Figure latency(Step step, double limit, String title) {
    double[] shown =
        step.moments().stream()
            .flatMapToDouble(at -> DoubleStream.of(at.p50(), at.p99()))
            .filter(value -> value > 0 && Double.isFinite(value))
            .toArray();
    double least = DoubleStream.of(shown).min().orElse(1);
    double most = Math.max(limit, DoubleStream.of(shown).max().orElse(1));
    var plot = new Plot(time(step), Axis.log("milliseconds", least, most));
    if (limit > 0) {
      plot.level("limit", limit, "objective for 99 %");
    }
    plot.line("tail", answered(step, Moment::p99)).line("curve", answered(step, Moment::p50));
    String said =
        "%s for %s: the 99th percentile of all good answers is %s."
            .formatted(
                step.offered().users() > 0
                    ? step.offered().users() + " users"
                    : Speed.rate(step.offered().rate()),
                Words.seconds(step.seconds()),
                Speed.millis(step.answered().p99().seen()));
    return new Figure(title, said, plot)
        .key("k-curve", "median of each moment")
        .key("k-tail", "99th percentile of each moment");
  }

  private static Axis time(Step step) {
    return Axis.until(SECONDS, step.seconds());
  }

  private static List<Plot.At> line(Step step, ToDoubleFunction<Moment> figure) {
    return step.moments().stream()
        .map(at -> new Plot.At(at.at(), figure.applyAsDouble(at)))
        .toList();
  }

  /// Where nothing was answered well there is no latency.
  private static List<Plot.At> answered(Step step, ToDoubleFunction<Moment> figure) {
    return step.moments().stream()
        .filter(at -> figure.applyAsDouble(at) > 0)
        .map(at -> new Plot.At(at.at(), figure.applyAsDouble(at)))
        .toList();
  }

  /// The last of that phase that tells something, or the last at all.
  private static List<Step> one(Performance seen, String phase) {
    List<Step> all =
        new ArrayList<>(
            seen.steps().stream()
                .filter(step -> step.offered().phase().equals(phase) && step.moments().size() > 1)
                .toList());
    Stream<Step> told = all.stream().filter(step -> step.doubt().isEmpty());
    return told.reduce((_, last) -> last).map(List::of).orElse(all.isEmpty() ? List.of() : List.of(all.getLast()));
  }
}
