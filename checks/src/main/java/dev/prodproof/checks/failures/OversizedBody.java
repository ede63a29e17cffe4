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
import java.util.Locale;

public final class OversizedBody implements Check<Exchange> {
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
      if (exchange.purpose() instanceof Purpose.Oversized oversized) {
        tried++;
        look(exchange, oversized);
      }
    }

    private void look(Exchange exchange, Purpose.Oversized oversized) {
      switch (exchange.reply()) {
        case Exchange.Answer answer -> answered(exchange, oversized, answer.status());
        case Exchange.NoAnswer(Exchange.Reason reason, String _) -> {
          switch (reason) {
            // To cut the line is a refusal as well: nobody has to read it all.
            case DROPPED -> refused++;
            case TIMEOUT -> finding(exchange, oversized, Severity.MAJOR, "gets no answer");
            case REFUSED, NOT_HTTP, TLS, GIVEN_UP -> {}
          }
        }
      }
    }

    private void answered(Exchange exchange, Purpose.Oversized oversized, int status) {
      if (status >= 200 && status < 300) {
        finding(exchange, oversized, Severity.MAJOR, "is accepted");
      } else if (status >= 500) {
        finding(exchange, oversized, Severity.MAJOR, "is answered with " + status);
      } else if (status >= 400 && status != 401 && status != 403 && status != 404) {
        refused++;
        if (status == 413 || exchange.request().written() < oversized.bytes()) {
          return;
        }
        finding(exchange, oversized, Severity.INFO, "is read to its end before it is refused");
      }
    }

    private void finding(
        Exchange exchange, Purpose.Oversized oversized, Severity severity, String fate) {
      String size = String.format(Locale.ROOT, "%.1f MiB", oversized.bytes() / 1048576.0);
      findings.add(
          severity,
          exchange.operation(),
          "a body of " + size + " " + fate,
          "an oversized body " + fate,
          List.of(exchange.id()));
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("oversized bodies", tried).and("refused", refused);
      if (findings.isEmpty() && refused == 0) {
        return new Verdict.Inconclusive(
            tried == 0 ? "no operation takes a body" : "no oversized body reached an operation",
            exercised);
      }
      return Verdict.failIfAny(findings.list(), refused + " oversized bodies refused", exercised);
    }
  }
}
