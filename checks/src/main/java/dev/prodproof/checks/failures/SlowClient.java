package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Crowd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Others are served as before while slow clients hold connections open.
public final class SlowClient implements Check<Crowd> {
  /// Below this a 99th percentile says nothing: fewer than three samples lie beyond it.
  private static final int SAMPLES = 299;

  /// A difference that nobody feels isn't one, whatever the ratio.
  private static final long FLOOR_MICROS = 100_000;

  @Override
  public Class<Crowd> reads() {
    return Crowd.class;
  }

  @Override
  public Fold<Crowd> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<Crowd> {
    private final Map<String, List<Crowd>> byScenario = new LinkedHashMap<>();

    @Override
    public void see(Crowd crowd) {
      byScenario.computeIfAbsent(crowd.scenario(), _ -> new ArrayList<>()).add(crowd);
    }

    @Override
    public Verdict verdict() {
      List<Crowd> telling = byScenario.values().stream().flatMap(List::stream).filter(Pass::tells).toList();
      long requests = telling.stream().mapToLong(crowd -> crowd.during().size()).sum();
      var exercised =
          Exercised.of("runs", telling.size())
              .and("requests beside slow clients", requests)
              .and("slow clients", telling.stream().mapToLong(Crowd::held).max().orElse(0));
      var findings = new Findings();
      byScenario.forEach((scenario, runs) -> judge(scenario, runs, findings));
      if (findings.isEmpty() && telling.isEmpty()) {
        return new Verdict.Inconclusive("slow clients could not be held beside a quiet baseline", exercised);
      }
      return Verdict.failIfAny(findings.list(), "others were served as before", exercised);
    }

    /// The connections were really held, and both sides have enough samples; a failure is a sample too.
    private static boolean tells(Crowd crowd) {
      return crowd.held() * 2 >= crowd.clients()
          && crowd.baseline().size() >= SAMPLES
          && crowd.during().size() + crowd.failures() >= SAMPLES;
    }

    private static void judge(String scenario, List<Crowd> runs, Findings findings) {
      List<Crowd> telling = runs.stream().filter(Pass::tells).toList();
      List<Crowd> slowed = telling.stream().filter(Pass::slowed).toList();
      // Two of three: one bad run may be the machine's.
      if (slowed.size() < 2 || slowed.size() * 3 < telling.size() * 2) {
        return;
      }
      Crowd worst = slowed.getLast();
      String what =
          worst.clients() + " clients that send " + scenario.replace("slow ", "their ") + " slowly "
              + (worst.failures() > 0
                  ? "make " + worst.failures() + " requests of others fail"
                  : "raise the others' p99 from " + p99(worst.baseline()) / 1000 + " to "
                      + p99(worst.during()) / 1000 + " ms");
      findings.add(
          Severity.MAJOR, worst.operation(), what, scenario + " hold up others", worst.exchanges());
    }

    private static boolean slowed(Crowd crowd) {
      if (crowd.failures() * 100L > crowd.during().size() + crowd.failures()) {
        return true;
      }
      long quiet = p99(crowd.baseline());
      return p99(crowd.during()) > Math.max(2 * quiet, quiet + FLOOR_MICROS);
    }

    private static long p99(List<Long> micros) {
      List<Long> sorted = micros.stream().sorted().toList();
      return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }
  }
}
