package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.DatabaseReturn;
import dev.prodproof.facts.DatabaseTrial;
import dev.prodproof.facts.DatabaseTrial.Kind;
import dev.prodproof.facts.Ended;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.UpstreamTrial.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// While connections break the client is answered in time; once they can be had all is well again.
public final class DatabaseDown implements Check<HttpFact> {
  /// A little above the usual rhythm in which pools and balancers look.
  private static final long SOON_MILLIS = 30_000;

  /// Whoever breaks the database.
  static final String EXPERIMENT = "database";

  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<HttpFact> {
    private final Findings findings = new Findings();
    private final Set<String> faults = new HashSet<>();
    private final Crash crash = new Crash();
    private long requests;
    private long returns;
    private boolean met;

    @Override
    public void see(HttpFact fact) {
      met |= fact instanceof DatabaseTrial any && any.reached();
      if (fact instanceof DatabaseTrial trial && trial.kind() == Kind.GONE && trial.reached()) {
        requests++;
        faults.add(trial.fault());
        Patience.lost(trial.outcome(), trial.promise().deadlineMillis())
            .ifPresent(lost -> waited(trial, lost));
      } else if (fact instanceof Exchange exchange) {
        crash.see(exchange);
      } else if (fact instanceof Ended ended) {
        crash.see(ended);
      } else if (fact instanceof DatabaseReturn back && !back.exchanges().isEmpty()) {
        came(back);
      }
    }

    private void waited(DatabaseTrial trial, Patience.Lost lost) {
      Outcome outcome = trial.outcome();
      String what =
          "with %s in the state \"%s\": %s, %s"
              .formatted(
                  trial.upstream(),
                  trial.fault(),
                  Patience.answer(outcome.status(), outcome.micros() / 1000),
                  lost.how());
      String cause = trial.upstream() + " is gone and waited for: " + trial.fault();
      findings.add(lost.severity(), trial.operation(), what, cause, List.of(outcome.exchange()));
    }

    private void came(DatabaseReturn back) {
      if (back.millis() < 0 && back.waited() > SOON_MILLIS) {
        String how = "nothing good for %d s".formatted(back.waited() / 1000);
        add(back, Severity.CRITICAL, how, "doesn't come back without a restart");
      } else if (back.millis() > SOON_MILLIS) {
        String how = "the first good answer comes after %d s".formatted(back.millis() / 1000);
        add(back, Severity.CRITICAL, how, "comes back late");
      } else if (back.millis() >= 0 && back.errors() > Math.max(1, back.connections())) {
        String how =
            "%d errors, with %d connections in the pool".formatted(back.errors(), back.connections());
        add(back, Severity.MINOR, how, "dead connections are handed out again");
      }
      returns += back.millis() >= 0 ? 1 : 0;
    }

    private void add(DatabaseReturn back, Severity severity, String how, String cause) {
      String what =
          "once %s could be reached again (%s): %s"
              .formatted(back.upstream(), back.fault(), how);
      findings.add(
          severity, back.operation(), what, back.upstream() + ": " + cause, back.exchanges());
    }

    @Override
    public Verdict verdict() {
      if (crash.amid(EXPERIMENT)) {
        crash.finding().ifPresent(findings::add);
      }
      var exercised =
          Exercised.of("requests that met a database that was gone", requests)
              .and("ways to be gone", faults.size())
              .and("returns", returns);
      if (findings.isEmpty() && requests == 0) {
        return new Verdict.Inconclusive(
            Untried.because("a database that was gone", met, "none was seen to use one"), exercised);
      }
      if (findings.isEmpty() && returns == 0) {
        return new Verdict.Inconclusive(
            "no operation was seen to come back once the database could be reached", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), "each client was answered in time, and all came back", exercised);
    }
  }
}
