package dev.prodproof.checks.performance;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Uptime;
import dev.prodproof.facts.Uptime.Series;
import dev.prodproof.facts.Uptime.What;
import dev.prodproof.facts.rules.Ruling;
import dev.prodproof.facts.rules.Wear;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Nothing that the service holds grows with the time that it runs.
public final class NoLeak implements Check<Uptime> {
  /// Shorter than this, what fills up and what never stops look alike.
  private static final double LEAST_SECONDS = 600;

  /// Samples; of fewer nothing is told anyway.
  private static final int ENOUGH = 60;

  private static final double MEGA = 1 << 20;

  @Override
  public Class<Uptime> reads() {
    return Uptime.class;
  }

  @Override
  public Fold<Uptime> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<Uptime> {
    private Optional<Uptime> loaded = Optional.empty();
    private Optional<Uptime> control = Optional.empty();

    @Override
    public void see(Uptime uptime) {
      if (uptime.loaded()) {
        loaded = Optional.of(uptime);
      } else {
        control = Optional.of(uptime);
      }
    }

    @Override
    public Verdict verdict() {
      if (loaded.isEmpty()) {
        return new Verdict.Inconclusive("no load was put on it for long");
      }
      Uptime seen = loaded.get();
      var exercised =
          Exercised.of("seconds", Math.round(seen.seconds()))
              .and("requests", Math.round(seen.rate() * seen.seconds()))
              .and("figures followed", seen.series().size());
      if (seen.seconds() < LEAST_SECONDS) {
        return new Verdict.Inconclusive(
            "%.0f s of load are too few to tell: it takes %.0f, which --budget default gives"
                .formatted(seen.seconds(), LEAST_SECONDS),
            exercised);
      }
      return judged(seen, exercised);
    }

    private Verdict judged(Uptime seen, Exercised exercised) {
      Map<What, Ruling> rulings = new LinkedHashMap<>();
      seen.series().stream()
          .filter(series -> !stale(series))
          .forEach(series -> rulings.put(series.what(), ruling(series)));
      var findings = new Findings();
      rulings.forEach(
          (what, ruling) -> {
            if (ruling.fails() && what != What.RESIDENT) {
              findings.add(
                  Severity.MAJOR,
                  Measured.PLACE,
                  "in %.0f minutes %s grow%s %s"
                      .formatted(
                          seen.seconds() / 60, noun(what), verb(what), ruling.because()),
                  cause(what),
                  seen.exchanges());
            }
          });
      Optional<String> doubt =
          seen.series().stream()
              .filter(series -> series.values().size() >= ENOUGH && series.what() != What.RESIDENT)
              .flatMap(series -> doubt(series.what(), rulings).stream())
              .findFirst();
      if (findings.isEmpty() && doubt.isPresent()) {
        return new Verdict.Inconclusive(doubt.get(), exercised);
      }
      boolean told = rulings.values().stream().anyMatch(Ruling::holds);
      Ruling resident = rulings.getOrDefault(What.RESIDENT, Ruling.yes(""));
      if (findings.isEmpty() && resident.fails() && !rulings.containsKey(What.HEAP)) {
        return new Verdict.Inconclusive(
            "the memory of its process grew, in MB, "
                + resident.because()
                + "; only the heap after a collection would tell whether it is kept, and no metric"
                + " shows that",
            exercised);
      }
      if (findings.isEmpty() && !told) {
        return new Verdict.Inconclusive("no figure was seen often enough", exercised);
      }
      return Verdict.failIfAny(findings.list(), "nothing grows with uptime", exercised);
    }

    private static Optional<String> doubt(What what, Map<What, Ruling> rulings) {
      return Optional.ofNullable(rulings.get(what))
          .filter(Ruling::open)
          .map(open -> "%s grow%s %s".formatted(noun(what), verb(what), open.because()));
    }

    /// The heap after a collection that never changes: none happened meanwhile.
    private static boolean stale(Series series) {
      return series.what() == What.HEAP && series.values().stream().distinct().count() == 1;
    }

    private Ruling ruling(Series series) {
      double unit = series.what() == What.HEAP || series.what() == What.RESIDENT ? MEGA : 1;
      Optional<Series> idle =
          control.stream()
              .flatMap(one -> one.series().stream())
              .filter(one -> one.what() == series.what())
              .findFirst();
      var none = new Wear.Series(new double[0], 1);
      return Wear.of(
          values(series, unit), idle.map(one -> values(one, unit)).orElse(none), floor(series.what()));
    }

    private static Wear.Series values(Series series, double unit) {
      double[] values = series.values().stream().mapToDouble(value -> value / unit).toArray();
      return new Wear.Series(values, series.spacing());
    }

    /// Less than this comes and goes.
    private static double floor(What what) {
      return switch (what) {
        case LATENCY -> 20;
        case HEAP -> 16;
        case DESCRIPTORS -> 20;
        case THREADS -> 10;
        case CONNECTIONS -> 5;
        case RESIDENT -> 64;
      };
    }

    private static String noun(What what) {
      return switch (what) {
        case LATENCY -> "the 99th percentile of its answers, in ms,";
        case HEAP -> "the heap that collections leave, in MB,";
        case DESCRIPTORS -> "open files and sockets";
        case THREADS -> "threads";
        case CONNECTIONS -> "connections to the database";
        case RESIDENT -> "the memory of its process, in MB,";
      };
    }

    private static String verb(What what) {
      return switch (what) {
        case DESCRIPTORS, THREADS, CONNECTIONS -> "";
        case LATENCY, HEAP, RESIDENT -> "s";
      };
    }

    private static String cause(What what) {
      return switch (what) {
        case LATENCY -> "answers get slower with uptime";
        case HEAP -> "memory is kept";
        case DESCRIPTORS -> "files or sockets are left open";
        case THREADS -> "threads are left running";
        case CONNECTIONS -> "connections to the database are left open";
        case RESIDENT -> "the process gets larger";
      };
    }
  }
}
