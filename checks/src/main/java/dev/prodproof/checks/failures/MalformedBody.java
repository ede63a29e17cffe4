package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public final class MalformedBody implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<HttpFact> {
    /// The reader of bodies is one for all operations, as a rule.
    private static final String WHERE = "malformed bodies";

    private final Findings findings = new Findings();
    private final Forms forms = new Forms();
    private final Set<String> operations = new HashSet<>();
    private long refused;
    private long accepted;
    private long unclear;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described -> forms.see(described);
        case Exchange exchange when exchange.purpose() instanceof Purpose.Malformed malformed ->
            look(exchange, malformed);
        default -> {}
      }
    }

    private void look(Exchange exchange, Purpose.Malformed malformed) {
      int status = exchange.status();
      if (status >= 500 || lost(exchange)) {
        finding(
            Severity.MAJOR, exchange, ServerFault.came(exchange), "breaks: " + ServerFault.place(exchange));
      } else if (exchange.succeeded() && malformed.broken() && !forms.has(exchange.operation())) {
        String what =
            "accepts a body that can't be read (" + malformed.variety() + ") with " + status;
        finding(Severity.MAJOR, exchange, what, "accepts a malformed body");
      } else if (exchange.succeeded()) {
        accepted++;
      } else if (status >= 400
          && status != 401
          && status != 403
          && status != 404
          && status != 429) {
        refused++;
        operations.add(exchange.operation());
      } else {
        unclear++;
      }
    }

    /// A kept connection may close just when the next request is on its way (RFC 9112 §9.3): that
    /// tells nothing.
    private static boolean lost(Exchange exchange) {
      boolean fresh = exchange.timing().connect() > 0;
      return exchange.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)
          && ((reason == Exchange.Reason.DROPPED && fresh) || reason == Exchange.Reason.TIMEOUT);
    }

    private void finding(
        Severity severity, Exchange exchange, String what, String cause) {
      findings.add(
          exchange.operation(),
          new Finding(severity, WHERE, what, new Cause(cause), List.of(exchange.id())));
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("bodies refused", refused)
              .and("odd but readable bodies accepted", accepted)
              .and("operations", operations.size())
              .and("unclear", unclear);
      if (findings.isEmpty() && refused == 0) {
        return new Verdict.Inconclusive(
            "no operation was reached with a malformed body", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), refused + " malformed bodies were refused", exercised);
    }
  }
}
