package dev.prodproof.checks.performance;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Grown;
import dev.prodproof.facts.GrowthFact;
import dev.prodproof.facts.ReadAtSize;
import dev.prodproof.facts.rules.Percentile;
import dev.prodproof.facts.rules.Ruling;
import dev.prodproof.facts.rules.Scaling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Readings don't get slower along with the data behind them.
public final class LatencyVsData implements Check<GrowthFact> {
  /// An answer that is so much longer takes longer to write, too: that is another check's finding.
  private static final double LONGER = 1.5;

  private static final int TWICE = 2;

  /// Nanoseconds; less than this more nobody feels.
  private static final long FELT = 5_000_000;

  @Override
  public Class<GrowthFact> reads() {
    return GrowthFact.class;
  }

  @Override
  public Fold<GrowthFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<GrowthFact> {
    private record Stage(String kind, long made) {}

    private final Map<String, List<ReadAtSize>> timed = new LinkedHashMap<>();

    /// How many there were of a kind after so many were made: some were there before.
    private final Map<Stage, Long> there = new HashMap<>();

    @Override
    public void see(GrowthFact fact) {
      switch (fact) {
        case Grown _ -> {}
        case ReadAtSize read -> see(read);
      }
    }

    private void see(ReadAtSize read) {
      if (!read.pace().latency().isEmpty()) {
        timed.computeIfAbsent(read.operation(), _ -> new ArrayList<>()).add(read);
      }
      long told = read.size().own() ? Math.max(read.shown().total(), read.shown().items()) : 0;
      long made = read.size().made();
      there.merge(new Stage(read.size().kind(), made), Math.max(told, made), Math::max);
    }

    @Override
    public Verdict verdict() {
      var findings = new Findings();
      Map<String, String> unclear = new LinkedHashMap<>();
      Map<String, String> suspects = new LinkedHashMap<>();
      long quick = 0;
      long longer = 0;
      for (var place : timed.entrySet()) {
        List<ReadAtSize> readings = new ArrayList<>(place.getValue());
        readings.sort(Comparator.comparingLong(read -> read.size().made()));
        ReadAtSize few = readings.getFirst();
        ReadAtSize many = readings.getLast();
        if (many.shown().bytes() > LONGER * few.shown().bytes()) {
          longer++;
          continue;
        }
        Ruling ruling = Scaling.of(point(few), point(many));
        switch (ruling.says()) {
          case YES -> quick++;
          case NO -> slower(few, many, ruling, findings);
          case UNKNOWN -> {
            unclear.put(place.getKey(), ruling.because());
            if (grew(few, many)) {
              suspects.put(place.getKey(), ruling.because());
            }
          }
        }
      }
      var exercised =
          Exercised.of("readings as quick as before", quick)
              .and("readings that can't be told of", unclear.size())
              .and("readings whose answers grew", longer)
              .and("things at most", there.values().stream().mapToLong(n -> n).max().orElse(0));
      if (findings.isEmpty() && !suspects.isEmpty()) {
        return new Verdict.Inconclusive(silence(suspects), exercised);
      }
      if (findings.isEmpty() && quick == 0) {
        return new Verdict.Inconclusive(silence(unclear), exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "readings stay quick as the data grows", exercised);
    }

    /// It got slower, by the data or by something else.
    private static boolean grew(ReadAtSize few, ReadAtSize many) {
      return middle(many) > TWICE * middle(few) + FELT;
    }

    private static long middle(ReadAtSize read) {
      return Percentile.of(read.pace().latency(), 0.5).seen();
    }

    private Scaling.Point point(ReadAtSize read) {
      long made = read.size().made();
      long told = there.getOrDefault(new Stage(read.size().kind(), made), made);
      return new Scaling.Point(told, read.pace());
    }

    private String silence(Map<String, String> unclear) {
      return unclear.entrySet().stream()
          .findFirst()
          .map(one -> one.getKey() + ": " + one.getValue())
          .orElse(
              timed.isEmpty()
                  ? "nothing was timed: it takes things that can be made, and --allow stresses"
                  : "each answer that was timed grew with the data");
    }

    private static void slower(
        ReadAtSize few, ReadAtSize many, Ruling ruling, Findings findings) {
      findings.add(
          Severity.MINOR,
          many.operation(),
          ruling.because(),
          "reading gets slower along with the data",
          List.of(few.exchange(), many.exchange()));
    }
  }
}
