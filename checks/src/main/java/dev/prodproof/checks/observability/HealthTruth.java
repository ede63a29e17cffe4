package dev.prodproof.checks.observability;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.ProbeInOutage;

/// Liveness tells about the process and nothing else, and probes answer at once.
public final class HealthTruth implements Check<ProbeInOutage> {
  /// The customary time limit of a probe (Kubernetes: `timeoutSeconds`), and a tenth for who gives himself just that.
  private static final long LIMIT_MICROS = 1_100_000;

  @Override
  public Class<ProbeInOutage> reads() {
    return ProbeInOutage.class;
  }

  @Override
  public Fold<ProbeInOutage> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<ProbeInOutage> {
    private final Findings findings = new Findings();
    private long probes;
    private long liveness;

    @Override
    public void see(ProbeInOutage probe) {
      if (!good(probe.before())) {
        return;
      }
      probes++;
      liveness += probe.liveness() ? 1 : 0;
      if (probe.liveness() && !good(probe.during())) {
        String now = probe.during() == 0 ? "doesn't answer" : "answers " + probe.during();
        add(Severity.MAJOR, probe, "liveness " + now, "liveness depends on " + probe.upstream());
      } else if (probe.micros() > LIMIT_MICROS) {
        // Nothing is restarted for a readiness that is late: who asks gives up, and takes that for a no.
        add(
            probe.liveness() ? Severity.MAJOR : Severity.MINOR,
            probe,
            "it takes %.1f s to answer".formatted(probe.micros() / 1e6),
            "the probe waits for " + probe.upstream());
      }
    }

    /// An orchestrator takes any of them for a yes; 204 is usual where there is nothing to say.
    private static boolean good(int status) {
      return status >= 200 && status < 300;
    }

    private void add(Severity severity, ProbeInOutage probe, String how, String cause) {
      String what =
          "while %s is broken (%s), %s".formatted(probe.upstream(), probe.fault(), how);
      findings.add(severity, "GET " + probe.path(), what, cause, probe.exchanges());
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("probes while a dependency was broken", probes)
              .and("of liveness", liveness);
      if (findings.isEmpty() && liveness == 0) {
        return new Verdict.Inconclusive(
            "no path that tells liveness was seen while a dependency was broken", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "liveness stayed good, and each probe answered at once", exercised);
    }
  }
}
