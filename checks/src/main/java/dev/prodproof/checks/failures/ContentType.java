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

public final class ContentType implements Check<Exchange> {
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
    private long refused;
    private long tried;

    @Override
    public void see(Exchange exchange) {
      if (exchange.purpose() instanceof Purpose.WrongMedia(String mediaType)) {
        tried++;
        look(exchange, mediaType);
      }
    }

    private void look(Exchange exchange, String mediaType) {
      int status = exchange.status();
      if (status >= 500) {
        findings.add(
            Severity.MINOR,
            exchange.operation(),
            "answers " + status + " to the undeclared media type " + mediaType,
            "breaks on an undeclared media type",
            List.of(exchange.id()));
      } else if (exchange.succeeded()) {
        findings.add(
            Severity.INFO,
            exchange.operation(),
            "accepts the undeclared media type " + mediaType,
            "accepts undeclared media types",
            List.of(exchange.id()));
      } else if (status == 415 || status == 400 || status == 422 || status == 406) {
        refused++;
      }
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("requests", tried).and("refused", refused);
      if (findings.isEmpty() && refused == 0) {
        return new Verdict.Inconclusive(
            tried == 0
                ? "no operation takes a body"
                : "every request was refused for another reason than its media type",
            exercised);
      }
      return Verdict.failIfAny(
          findings.list(), refused + " undeclared media types were refused", exercised);
    }
  }
}
