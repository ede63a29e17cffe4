package dev.prodproof.report.page;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Performance.Quantile;
import dev.prodproof.core.Performance.Range;
import dev.prodproof.core.Performance.Step;
import dev.prodproof.report.words.Speed;
import java.util.List;
import java.util.stream.DoubleStream;

/// How long good answers took, by the share of them that took no longer.
final class Latencies {
  private static final int MOST = 8;

  private Latencies() {}

  static List<Figure> objective(Performance seen) {
    List<Step> steps =
        seen.steps().stream()
            .filter(step -> step.offered().phase().equals("objective"))
            .filter(step -> !step.answered().quantiles().isEmpty())
            .limit(MOST)
            .toList();
    if (steps.isEmpty()) {
      return List.of();
    }
    double limit = seen.objective().p99();
    double least = millis(steps).min().orElse(1);
    double most = Math.max(limit, millis(steps).max().orElse(1));
    long count = steps.stream().mapToLong(step -> step.counts().good()).max().orElse(1);
    var plot =
        new Plot(
            Axis.nines("share of good answers", count), Axis.log("milliseconds", least, most));
    plot.level("limit", limit, "objective for 99 %");
    plot.upright("mark", .99, "");
    for (Step step : steps) {
      plot.line(
          "curve",
          step.answered().quantiles().stream()
              .map(one -> new Plot.At(one.share(), one.millis()))
              .toList());
      Range p99 = step.answered().p99();
      if (p99.high() > 0) {
        plot.whisker("whisker", .99, p99.low(), p99.high());
      }
    }
    return List.of(
        new Figure("How long answers take at the objective's rate", said(steps, seen), plot)
            .key("k-curve", steps.size() == 1 ? "good answers" : "good answers of each run")
            .key("k-whisker", "where the 99th percentile lies, at 95 %")
            .key("k-limit", "objective"));
  }

  private static String said(List<Step> steps, Performance seen) {
    Step last = steps.getLast();
    Range p99 = last.answered().p99();
    String sure =
        p99.high() > 0
            ? ", surely between %s and %s".formatted(Speed.millis(p99.low()), Speed.millis(p99.high()))
            : "";
    return "At %s the 99th percentile is %s%s; %s is the objective."
        .formatted(
            Speed.rate(seen.objective().rate()),
            Speed.millis(p99.seen()),
            sure,
            Speed.millis(seen.objective().p99()));
  }

  private static DoubleStream millis(List<Step> steps) {
    return steps.stream()
        .flatMap(step -> step.answered().quantiles().stream())
        .mapToDouble(Quantile::millis)
        .filter(value -> value > 0 && Double.isFinite(value));
  }
}
