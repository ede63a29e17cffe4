package dev.prodproof.engine;

import dev.prodproof.core.Performance.Answered;
import dev.prodproof.core.Performance.Counts;
import dev.prodproof.core.Performance.Moment;
import dev.prodproof.core.Performance.Offered;
import dev.prodproof.core.Performance.Quantile;
import dev.prodproof.core.Performance.Range;
import dev.prodproof.core.Performance.Step;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.LoadStep.Window;
import dev.prodproof.facts.load.Distribution;
import dev.prodproof.facts.rules.Degradation;
import dev.prodproof.facts.rules.Percentile;
import dev.prodproof.facts.rules.Scalability;
import dev.prodproof.facts.rules.Sustained;
import dev.prodproof.facts.rules.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// One step of load, as the report tells it.
public final class Stretch {
  private static final double MILLIS = 1e6;
  private static final double P99 = 0.99;

  /// More of them than a chart is wide can't be seen.
  private static final int MOMENTS = 240;

  private static final List<Double> SHARES =
      List.of(0.0, .25, .5, .75, .9, .95, .98, .99, .995, .998, .999, .9995, .9999, .99999, 1.0);

  /// What lies beyond the last sample of so few tells nothing.
  private static final double LEAST_BEYOND = 1;

  private Stretch() {}

  static Step of(LoadStep step, Objective objective) {
    Phase phase = step.offered().phase();
    // Of a search only the outcome of each step is told.
    boolean told = phase != Phase.CAPACITY && phase != Phase.USERS;
    return of(step, objective, told ? moments(step) : List.of());
  }

  /// With its moments, whatever it was for.
  public static Step drawn(LoadStep step, Objective objective) {
    return of(step, objective, moments(step));
  }

  private static Step of(LoadStep step, Objective objective, List<Moment> moments) {
    var offered = step.offered();
    return new Step(
        new Offered(
            offered.phase().name().toLowerCase(Locale.ROOT),
            offered.rate(),
            offered.users(),
            offered.times()),
        step.seconds(),
        Validity.flaw(step, objective.p99()).orElse(""),
        Sustained.of(step, objective).says().name().toLowerCase(Locale.ROOT),
        counts(step),
        answered(step),
        moments);
  }

  private static Counts counts(LoadStep step) {
    LoadStep.Tally all = step.tally();
    Map<String, Long> statuses = new TreeMap<>();
    step.statuses().forEach((status, count) -> statuses.put("" + status, count));
    return new Counts(
        all.intended(),
        all.sent(),
        all.good(),
        all.refused(),
        all.invited(),
        all.failed(),
        all.unanswered(),
        statuses);
  }

  private static Answered answered(LoadStep step) {
    Distribution latency = step.latency();
    Percentile p99 = Percentile.of(step.windows(), P99);
    Range kept = Range.NOTHING;
    if (step.offered().phase() == Phase.OVERLOAD && step.offered().capacity() > 0) {
      Degradation seen = Degradation.of(step);
      kept = new Range(seen.sure().low(), seen.goodput(), seen.sure().high());
    }
    return new Answered(
        step.goodput(),
        Scalability.Point.of(step).inFlight(),
        kept,
        new Range(p99.low() / MILLIS, p99.seen() / MILLIS, p99.high().orElse(0) / MILLIS),
        step.refusal().quantile(P99) / MILLIS,
        quantiles(latency));
  }

  private static List<Quantile> quantiles(Distribution latency) {
    long count = latency.count();
    return SHARES.stream()
        .filter(share -> count > 0 && (share == 1 || count * (1 - share) >= LEAST_BEYOND))
        .map(share -> new Quantile(share, latency.quantile(share) / MILLIS))
        .toList();
  }

  private static List<Moment> moments(LoadStep step) {
    List<Window> windows = step.windows();
    int together = Math.max(1, Math.ceilDiv(windows.size(), MOMENTS));
    var moments = new ArrayList<Moment>();
    for (int from = 0; from < windows.size(); from += together) {
      List<Window> some = windows.subList(from, Math.min(windows.size(), from + together));
      moments.add(moment(some, from * step.each(), step.each()));
    }
    return moments;
  }

  private static Moment moment(List<Window> some, double at, double each) {
    double seconds = each * some.size();
    Distribution times = Distribution.merged(some.stream().map(Window::latency).toList());
    return new Moment(
        at,
        some.stream().mapToLong(Window::sent).sum() / seconds,
        some.stream().mapToLong(Window::good).sum() / seconds,
        some.stream().mapToLong(Window::refused).sum() / seconds,
        some.stream().mapToLong(Window::failed).sum() / seconds,
        times.quantile(.5) / MILLIS,
        times.quantile(P99) / MILLIS);
  }
}
