package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Surveyed;
import java.util.List;

public final class MethodNotAllowed implements Check<HttpFact> {
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
    private boolean answersEverything;
    private long tried;
    private long refused;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Surveyed surveyed -> answersEverything |= surveyed.soft404();
        case Exchange exchange when exchange.purpose() instanceof Purpose.WrongMethod ->
            look(exchange);
        default -> {}
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
      if (answersEverything) {
        return new Verdict.Inconclusive(
            "the service answers every path with success, so a refusal can't be told", exercised);
      }
      if (findings.isEmpty() && refused == 0) {
        return new Verdict.Inconclusive("no undeclared method was tried", exercised);
      }
      return Verdict.failIfAny(
          findings.list(), refused + " undeclared methods were refused", exercised);
    }
  }
}
