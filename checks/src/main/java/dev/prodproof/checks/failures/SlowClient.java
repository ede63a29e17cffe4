package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Crowd;
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

  /// What is left of the runs of one scenario that tell something.
  private static final class Runs {
    private int telling;
    private int slowed;
    private String operation = "";
    private String what = "";
    private List<Long> exchanges = List.of();

    void add(Crowd crowd) {
      telling++;
      if (slowed(crowd)) {
        slowed++;
        operation = crowd.operation();
        what = sentence(crowd);
        exchanges = crowd.exchanges();
      }
    }

    /// Two of three: one bad run may be the machine's.
    boolean fail() {
      return slowed >= 2 && slowed * 3 >= telling * 2;
    }

    boolean undecided() {
      return !fail() && slowed > 0 && telling - slowed < 2;
    }
  }

  private static final class Pass implements Fold<Crowd> {
    private final Map<String, Runs> byScenario = new LinkedHashMap<>();
    private long telling;
    private long requests;
    private long clients;

    @Override
    public void see(Crowd crowd) {
      if (tells(crowd)) {
        telling++;
        requests += crowd.during().size() + crowd.failures();
        clients = Math.max(clients, crowd.held());
        byScenario.computeIfAbsent(crowd.scenario(), _ -> new Runs()).add(crowd);
      }
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("runs", telling)
              .and("requests beside slow clients", requests)
              .and("slow clients", clients);
      var findings = new Findings();
      byScenario.forEach((scenario, runs) -> judge(scenario, runs, findings));
      if (findings.isEmpty() && telling == 0) {
        return new Verdict.Inconclusive(
            "slow clients could not be held beside a quiet baseline", exercised);
      }
      if (findings.isEmpty() && byScenario.values().stream().anyMatch(Runs::undecided)) {
        return new Verdict.Inconclusive(
            "one run was slower beside slow clients, and too few others tell whether it was chance",
            exercised);
      }
      return Verdict.failIfAny(findings.list(), "others were served as before", exercised);
    }

    private static void judge(String scenario, Runs runs, Findings findings) {
      if (runs.fail()) {
        findings.add(
            Severity.MAJOR,
            runs.operation,
            runs.what,
            scenario + " hold up others",
            runs.exchanges);
      }
    }
  }

  /// The connections were really held, the quiet side has enough samples, and so has the other
  /// unless it is over its bound already.
  private static boolean tells(Crowd crowd) {
    return crowd.held() > 0
        && crowd.held() * 2 >= crowd.clients()
        && crowd.baseline().size() >= SAMPLES
        && (total(crowd) >= SAMPLES || slowed(crowd));
  }

  /// More than one in a hundred took too long or failed: the 99th percentile lies beyond the bound.
  /// Of fewer samples than are needed, three: with them it would, however well the rest went. A
  /// service that is at a standstill never gets through them all.
  private static boolean slowed(Crowd crowd) {
    long bound = bound(crowd);
    long late = crowd.during().stream().filter(micros -> micros > bound).count();
    return (late + crowd.failures()) * 100 > Math.max(SAMPLES, total(crowd));
  }

  private static int total(Crowd crowd) {
    return crowd.during().size() + crowd.failures();
  }

  private static long bound(Crowd crowd) {
    long quiet = p99(crowd.baseline());
    return Math.max(2 * quiet, quiet + FLOOR_MICROS);
  }

  private static String sentence(Crowd crowd) {
    long crowded = p99(crowd.during());
    String fate =
        crowded > bound(crowd)
            ? "raise the others' p99 from "
                + p99(crowd.baseline()) / 1000
                + " to "
                + crowded / 1000
                + " ms"
            : "make " + crowd.failures() + " requests of others fail";
    return crowd.clients()
        + " clients that send "
        + crowd.scenario().replace("slow ", "their ")
        + " slowly "
        + fate;
  }

  private static long p99(List<Long> micros) {
    List<Long> sorted = micros.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
  }
}
