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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list stops at a page, however much there is behind it.
public final class BoundedAnswers implements Check<GrowthFact> {
  @Override
  public Class<GrowthFact> reads() {
    return GrowthFact.class;
  }

  @Override
  public Fold<GrowthFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<GrowthFact> {
    private final Map<String, List<ReadAtSize>> lists = new LinkedHashMap<>();
    private final List<ReadAtSize> wide = new ArrayList<>();
    private final Map<String, Grown> grown = new LinkedHashMap<>();

    @Override
    public void see(GrowthFact fact) {
      switch (fact) {
        case Grown one -> grown.put(one.kind(), one);
        case ReadAtSize read when read.asked() > 0 -> wide.add(read);
        case ReadAtSize read ->
            lists.computeIfAbsent(read.operation(), _ -> new ArrayList<>()).add(read);
      }
    }

    @Override
    public Verdict verdict() {
      var findings = new Findings();
      var unclear = new ArrayList<String>();
      long stopped = 0;
      for (List<ReadAtSize> list : lists.values()) {
        switch (ListGrowth.of(list)) {
          case ListGrowth.Holds holds -> holds(holds, findings);
          case ListGrowth.Stops _ -> stopped++;
          case ListGrowth.Unclear(String because) -> unclear.add(because);
          case ListGrowth.NoList _ -> {}
        }
      }
      wide.stream().filter(ListGrowth::gaveAll).forEach(read -> gaveAll(read, findings));
      wide.stream().filter(ListGrowth::ignoresSize).forEach(read -> ignoresSize(read, findings));
      long made = grown.values().stream().mapToLong(Grown::made).max().orElse(0);
      var exercised =
          Exercised.of("lists that stop at a page", stopped)
              .and("lists that can't be told of", unclear.size())
              .and("things made at most", made);
      if (findings.isEmpty() && stopped == 0) {
        return new Verdict.Inconclusive(silence(unclear), exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "lists stop at a page, however many there are", exercised);
    }

    private String silence(List<String> unclear) {
      if (!unclear.isEmpty()) {
        return unclear.getFirst() + few();
      }
      return lists.isEmpty() ? "nothing could be made to grow" + few() : "no list was seen" + few();
    }

    private String few() {
      Optional<Grown> fewer =
          grown.values().stream().filter(one -> !one.because().isEmpty()).findFirst();
      return fewer
          .map(one -> "; %s made %d: %s".formatted(one.kind(), one.made(), one.because()))
          .orElse("");
    }

    private static void holds(ListGrowth.Holds holds, Findings findings) {
      findings.add(
          Severity.MAJOR,
          holds.last().operation(),
          "%,d more things make the answer longer by %,d: it shows %s in %s"
              .formatted(
                  holds.made(),
                  holds.more(),
                  holds.last().shown().items() + " at once",
                  size(holds.last().shown().bytes())),
          "the answer grows with the data",
          List.of(holds.before().exchange(), holds.last().exchange()));
    }

    private static void gaveAll(ReadAtSize read, Findings findings) {
      findings.add(
          Severity.MINOR,
          read.operation(),
          "whoever asks for a page of %,d gets %,d things in %s"
              .formatted(read.asked(), read.shown().items(), size(read.shown().bytes())),
          "a page may be as large as the client likes",
          List.of(read.exchange()));
    }

    private static void ignoresSize(ReadAtSize read, Findings findings) {
      findings.add(
          Severity.MAJOR,
          read.operation(),
          "whoever asks for a page of %,d, which is declared, gets %,d things in %s"
              .formatted(read.asked(), read.shown().items(), size(read.shown().bytes())),
          "the page size is ignored",
          List.of(read.exchange()));
    }

    private static String size(long bytes) {
      return bytes < 10_000 ? "%,d bytes".formatted(bytes) : "%,d KB".formatted(bytes / 1000);
    }
  }
}
