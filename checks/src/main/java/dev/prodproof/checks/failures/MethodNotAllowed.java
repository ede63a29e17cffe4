package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.util.List;

public final class MethodNotAllowed implements Check<Exchange> {
  @Override
  public Class<Exchange> reads() {
    return Exchange.class;
  }

  @Override
  public Fold<Exchange> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<Exchange> {
    private final Findings findings = new Findings();
    private long tried;
    private long refused;
    @Override
    public void see(Exchange exchange) {
      if (exchange.purpose() instanceof Purpose.WrongMethod) {
        look(exchange);
      }
    }

    private void look(Exchange exchange) {
      tried++;
      int status = exchange.status();
      if (exchange.succeeded()) {
        finding(exchange, "answers " + status + " to the undeclared method", "is handled");
      } else if (status >= 500 && status != 501) {
        finding(exchange, "answers " + status + " to the undeclared method", "breaks");
      } else if (status == 405 && exchange.header("allow").isEmpty()) {
        finding(exchange, "answers 405 without the field Allow to", "gets 405 without Allow");
      } else if (status >= 400) {
        refused++;
      }
    }

    private void finding(Exchange exchange, String what, String cause) {
      String method = exchange.request().method();
      findings.add(
          Severity.MINOR,
          exchange.operation(),
          what + " " + method,
          "an undeclared method " + cause,
          List.of(exchange.id()));
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("requests", tried).and("refused", refused);
      if (findings.isEmpty() && refused == 0) {
        return new Verdict.Inconclusive("no undeclared method was tried", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), refused + " undeclared methods were refused", exercised);
    }
  }
}
