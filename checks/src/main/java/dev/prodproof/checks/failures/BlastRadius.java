package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.BesideOutage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// While one dependency is broken, what doesn't use it goes on as before.
public final class BlastRadius implements Check<BesideOutage> {
  /// Below this a 99th percentile says nothing: fewer than three samples lie beyond it.
  private static final int SAMPLES = 299;

  private static final int FEW = 30;
  private static final int IN_A_ROW = 3;

  /// A difference that nobody feels isn't one, whatever the ratio.
  private static final long FLOOR_MICROS = 100_000;

  /// As many as a common pool of connections or threads has places at the least.
  private static final int CROWD = 10;

  @Override
  public Class<BesideOutage> reads() {
    return BesideOutage.class;
  }

  @Override
  public Fold<BesideOutage> judge() {
    return new Pass();
  }

  private static final class Runs {
    private int telling;
    private int slowed;
    private String operation = "";
    private String what = "";
    private List<Long> exchanges = List.of();

    void add(BesideOutage run) {
      telling++;
      if (slowed(run)) {
        slowed++;
        operation = run.operation();
        what = sentence(run);
        exchanges = run.exchanges();
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

  private static final class Pass implements Fold<BesideOutage> {
    private final Map<String, Runs> byUpstream = new LinkedHashMap<>();
    private long telling;
    private long requests;
    private long stuck;

    @Override
    public void see(BesideOutage run) {
      if (tells(run)) {
        telling++;
        requests += total(run);
        stuck = Math.max(stuck, run.stuck());
        byUpstream.computeIfAbsent(run.upstream(), _ -> new Runs()).add(run);
      }
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("runs", telling)
              .and("requests beside a broken dependency", requests)
              .and("requests that waited for it", stuck);
      var findings = new Findings();
      byUpstream.forEach((upstream, runs) -> judge(upstream, runs, findings));
      if (findings.isEmpty() && telling == 0) {
        return new Verdict.Inconclusive(
            "no operation could be measured beside a crowd that waited for a broken dependency",
            exercised);
      }
      if (findings.isEmpty() && byUpstream.values().stream().anyMatch(Runs::undecided)) {
        return new Verdict.Inconclusive(
            "one run was slower, and too few others tell whether it was chance", exercised);
      }
      return Verdict.failIfAny(findings.list(), "others were served as before", exercised);
    }

    private static void judge(String upstream, Runs runs, Findings findings) {
      if (runs.fail()) {
        String cause = upstream + " holds up operations that don't use it";
        findings.add(Severity.MAJOR, runs.operation, runs.what, cause, runs.exchanges);
      }
    }
  }

  private static boolean tells(BesideOutage run) {
    boolean measured =
        run.baseline().size() >= SAMPLES && (total(run) >= SAMPLES || slowed(run));
    return run.stuck() >= CROWD && (measured || silenced(run));
  }

  /// Before, each was answered; now nobody is: that takes no percentile.
  private static boolean silenced(BesideOutage run) {
    return run.baseline().size() >= FEW && run.during().isEmpty() && run.failures() >= IN_A_ROW;
  }

  /// More than one in a hundred took too long or failed: the 99th percentile lies beyond the bound.
  private static boolean slowed(BesideOutage run) {
    long bound = bound(run);
    long late = run.during().stream().filter(micros -> micros > bound).count();
    return (late + run.failures()) * 100 > Math.max(SAMPLES, total(run));
  }

  private static int total(BesideOutage run) {
    return run.during().size() + run.failures();
  }

  private static long bound(BesideOutage run) {
    long quiet = p99(run.baseline());
    return Math.max(2 * quiet, quiet + FLOOR_MICROS);
  }

  private static String sentence(BesideOutage run) {
    String crowd =
        "%d requests that wait for %s (%s) "
            .formatted(run.stuck(), run.upstream(), run.fault());
    long busy = p99(run.during());
    return busy > bound(run)
        ? crowd
            + "raise the others' p99 from %d to %d ms"
                .formatted(p99(run.baseline()) / 1000, busy / 1000)
        : crowd + "make %d requests of others fail".formatted(run.failures());
  }

  private static long p99(List<Long> micros) {
    List<Long> sorted = micros.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
  }
}
