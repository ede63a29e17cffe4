package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Contended;
import dev.prodproof.facts.Contended.Offer;
import dev.prodproof.facts.Delivered;
import dev.prodproof.facts.DeliveryFact;
import dev.prodproof.facts.Offered;
import java.util.LinkedHashSet;
import java.util.Set;

public final class ConcurrentUpdate implements Check<DeliveryFact> {
  @Override
  public Class<DeliveryFact> reads() {
    return DeliveryFact.class;
  }

  @Override
  public Fold<DeliveryFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<DeliveryFact> {
    private final Findings findings = new Findings();
    private final Set<String> tried = new LinkedHashSet<>();
    private long writes;
    private long named;
    private long counts;
    private long unnamed;

    @Override
    public void see(DeliveryFact fact) {
      switch (fact) {
        case Contended contended -> look(contended);
        case Offered _, Delivered _ -> {}
      }
    }

    private void look(Contended contended) {
      writes += contended.writers();
      if (contended.accepted() > 0) {
        tried.add(contended.operation());
      }
      switch (contended.variety()) {
        case STALE -> {
          named++;
          stale(contended);
        }
        case SAME_STATE -> {
          named++;
          sameState(contended);
        }
        case OTHER_FIELDS -> {
          counts++;
          otherFields(contended);
        }
        case COUNTED -> {
          counts++;
          counted(contended);
        }
        case SCARCE -> {
          counts++;
          scarce(contended);
        }
        case UNNAMED -> unnamed++;
      }
      failed(contended);
    }

    private void stale(Contended contended) {
      if (contended.accepted() > 1 && contended.offer() != Offer.WEAK_ETAG) {
        String what =
            switch (contended.offer()) {
              case IF_MATCH -> "If-Match with the ETag of an older state is accepted: the change in between is lost";
              case VERSION -> "the version of an older state is accepted: the change in between is lost";
              case ETAG, WEAK_ETAG, NONE ->
                  "an ETag is sent, and `If-Match` with an older one is ignored: the change in between is lost";
            };
        add(contended, severity(contended), what, "a change of an older state is accepted");
      }
    }

    private void sameState(Contended contended) {
      if (contended.accepted() > 1) {
        String what =
            "%d of %d writers who name the same state at the same time are told of success: all but one of the changes are lost"
                .formatted(contended.accepted(), contended.writers());
        add(contended, severity(contended), what, "several changes of the same state are accepted");
      }
    }

    /// Many servers send an ETag for caches alone, and the author never thought of writers.
    private static Severity severity(Contended contended) {
      return switch (contended.offer()) {
        case IF_MATCH, VERSION -> Severity.MAJOR;
        case ETAG, WEAK_ETAG, NONE -> Severity.MINOR;
      };
    }

    private void otherFields(Contended contended) {
      if (!contended.sum().agrees()) {
        String what =
            "of %s fields that were changed at the same time, each with success, %s hold the change"
                .formatted(
                    Traced.plain(contended.sum().expected()), Traced.plain(contended.sum().found()));
        add(contended, Severity.MAJOR, what, "changes of other fields are lost");
      }
    }

    private void counted(Contended contended) {
      if (!contended.sum().agrees()) {
        String what =
            "%d of %d at the same time succeeded: %s should have changed by %s and did by %s"
                .formatted(
                    contended.accepted(),
                    contended.writers(),
                    contended.sum().place(),
                    Traced.plain(contended.sum().expected()),
                    Traced.plain(contended.sum().found()));
        add(contended, Severity.MAJOR, what, "a count isn't the sum of its changes");
      }
    }

    private void scarce(Contended contended) {
      if (contended.sum().found().compareTo(contended.sum().expected()) > 0) {
        String what =
            "%s takes %s one after the other; of %d at the same time %s succeeded"
                .formatted(
                    contended.sum().place(),
                    Traced.plain(contended.sum().expected()),
                    contended.writers(),
                    Traced.plain(contended.sum().found()));
        add(contended, Severity.MAJOR, what, "more is taken than there is");
      }
    }

    private void failed(Contended contended) {
      if (contended.failed() > 0) {
        String what =
            "%d of %d writers at the same time get a failure of the server"
                .formatted(contended.failed(), contended.writers());
        add(contended, Severity.MINOR, what, "writers at the same time make the service fail");
      }
    }

    private void add(Contended contended, Severity severity, String what, String cause) {
      findings.add(severity, contended.operation(), what, cause, contended.exchanges());
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("operations", tried.size())
              .and("writes", writes)
              .and("with a named state", named)
              .and("counts and fields", counts);
      if (!findings.isEmpty()) {
        return new Verdict.Fail(findings.list(), exercised);
      }
      if (named + counts > 0 && !tried.isEmpty()) {
        return new Verdict.Pass(
            "no update was lost in %d writes at the same time or of an older state".formatted(writes),
            exercised);
      }
      if (unnamed > 0) {
        return new Verdict.Pass(
            "updates replace the whole thing and name no state: the last one wins, which is a lawful choice",
            exercised);
      }
      return new Verdict.Inconclusive(
          "nothing was found that several writers could change", exercised);
    }
  }
}
