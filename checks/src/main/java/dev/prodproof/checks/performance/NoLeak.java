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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Nothing that the service holds grows with the time that it runs.
public final class NoLeak implements Check<Uptime> {
  /// Shorter than this, what fills up and what never stops look alike.
  private static final double LEAST_SECONDS = 600;

  /// Samples; of fewer nothing is told anyway.
  private static final int ENOUGH = 60;

  /// The same where each is exact.
  private static final int ENOUGH_EXACT = 20;

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
      if (rulings.getOrDefault(What.CONNECTIONS, Ruling.yes("")).fails()) {
        otherSockets(seen).ifPresent(others -> rulings.put(What.DESCRIPTORS, ruling(others)));
      }
      var findings = new Findings();
      rulings.forEach(
          (what, ruling) -> {
            if (ruling.fails() && what != What.RESIDENT) {
              findings.add(
                  Severity.MAJOR,
                  Measured.PLACE,
                  "in %.0f minutes %s grow%s %s"
                      .formatted(
                          seen.seconds() / 60, noun(what), verb(what), ruling.because() + most(what, seen)),
                  cause(what),
                  seen.exchanges());
            }
          });
      Optional<String> doubt =
          seen.series().stream()
              .filter(series -> series.values().size() >= enough(series.what()))
              .filter(series -> series.what() != What.RESIDENT)
              .flatMap(series -> doubt(series.what(), rulings).stream())
              .findFirst();
      if (findings.isEmpty() && doubt.isPresent()) {
        return new Verdict.Inconclusive(doubt.get(), exercised);
      }
      boolean told = rulings.values().stream().anyMatch(Ruling::holds);
      Ruling resident = rulings.getOrDefault(What.RESIDENT, Ruling.yes(""));
      boolean decided =
          Stream.of(What.HEAP, What.KEPT)
              .flatMap(what -> Optional.ofNullable(rulings.get(what)).stream())
              .anyMatch(heap -> !heap.open());
      if (findings.isEmpty() && resident.fails() && !decided) {
        return new Verdict.Inconclusive(
            "the memory of its process grew, in MB, "
                + resident.because()
                + "; only the heap after a collection would tell whether it is kept, and nothing"
                + " shows that often enough",
            exercised);
      }
      if (findings.isEmpty() && !told) {
        return new Verdict.Inconclusive("no figure was seen often enough", exercised);
      }
      return Verdict.failIfAny(findings.list(), "nothing grows with uptime", exercised);
    }

    /// Each connection to a database is a socket, too: what leaves those open isn't told twice.
    private static Optional<Series> otherSockets(Uptime seen) {
      Optional<Series> all = series(What.DESCRIPTORS, seen);
      Optional<Series> connections = series(What.CONNECTIONS, seen);
      if (all.isEmpty() || connections.isEmpty()) {
        return Optional.empty();
      }
      List<Double> open = all.get().values();
      List<Double> known = connections.get().values();
      List<Double> others =
          IntStream.range(0, Math.min(open.size(), known.size()))
              .mapToObj(i -> open.get(i) - known.get(i))
              .toList();
      return Optional.of(new Series(What.DESCRIPTORS, all.get().spacing(), others));
    }

    private static Optional<Series> series(What what, Uptime seen) {
      return seen.series().stream().filter(one -> one.what() == what).findFirst();
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

    /// Of what a heap keeps.
    private static String most(What what, Uptime seen) {
      return what != What.KEPT || seen.grown().isEmpty()
          ? ""
          : seen.grown().stream()
              .map(one -> "%,d more %s (%.0f MB)".formatted(one.instances(), one.what(), one.bytes() / MEGA))
              .collect(Collectors.joining(", ", "; most of it: ", ""));
    }

    private Ruling ruling(Series series) {
      double unit =
          switch (series.what()) {
            case HEAP, KEPT, RESIDENT -> MEGA;
            case LATENCY, DESCRIPTORS, THREADS, CONNECTIONS -> 1;
          };
      Optional<Series> idle =
          control.stream()
              .flatMap(one -> series(series.what(), one).stream())
              .findFirst();
      var none = new Wear.Series(new double[0], 1);
      return Wear.of(
          values(series, unit), idle.map(one -> values(one, unit)).orElse(none), floor(series.what()));
    }

    private static Wear.Series values(Series series, double unit) {
      double[] values = series.values().stream().mapToDouble(value -> value / unit).toArray();
      return new Wear.Series(values, series.spacing(), series.what() == What.KEPT);
    }

    private static int enough(What what) {
      return what == What.KEPT ? ENOUGH_EXACT : ENOUGH;
    }

    /// Less than this comes and goes.
    private static double floor(What what) {
      return switch (what) {
        case LATENCY -> 20;
        case HEAP, KEPT -> 16;
        case DESCRIPTORS -> 20;
        case THREADS -> 10;
        case CONNECTIONS -> 5;
        case RESIDENT -> 64;
      };
    }

    private static String noun(What what) {
      return switch (what) {
        case LATENCY -> "the 99th percentile of its answers, in ms,";
        case HEAP, KEPT -> "the heap that collections leave, in MB,";
        case DESCRIPTORS -> "open files and sockets";
        case THREADS -> "threads";
        case CONNECTIONS -> "connections to the database";
        case RESIDENT -> "the memory of its process, in MB,";
      };
    }

    private static String verb(What what) {
      return switch (what) {
        case DESCRIPTORS, THREADS, CONNECTIONS -> "";
        case LATENCY, HEAP, KEPT, RESIDENT -> "s";
      };
    }

    private static String cause(What what) {
      return switch (what) {
        case LATENCY -> "answers get slower with uptime";
        case HEAP, KEPT -> "memory is kept";
        case DESCRIPTORS -> "files or sockets are left open";
        case THREADS -> "threads are left running";
        case CONNECTIONS -> "connections to the database are left open";
        case RESIDENT -> "the process gets larger";
      };
    }
  }
}
