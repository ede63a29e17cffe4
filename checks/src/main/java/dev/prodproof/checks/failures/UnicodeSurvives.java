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
import dev.prodproof.facts.RoundTrip;
import java.util.List;

public final class UnicodeSurvives implements Check<HttpFact> {
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
    private long kept;
    private long refused;
    private long unclear;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Exchange exchange
            when exchange.purpose() instanceof Purpose.Unusual && isRefusal(exchange.status()) ->
            refused++;
        case RoundTrip trip -> look(trip);
        default -> {}
      }
    }

    private static boolean isRefusal(int status) {
      return status == 400 || status == 422 || status == 409;
    }

    private void look(RoundTrip trip) {
      if (!trip.control()) {
        unclear++;
        return;
      }
      Fidelity fidelity = Fidelity.of(trip.sent(), trip.received());
      if (fidelity.faithful()) {
        kept++;
        return;
      }
      findings.add(
          fidelity == Fidelity.ALTERED ? Severity.MINOR : Severity.MAJOR,
          trip.operation(),
          "accepts " + trip.variety() + " in " + trip.site() + ", but " + fidelity.sentence(),
          trip.site() + " " + fidelity.sentence(),
          List.of(trip.written(), trip.read()));
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("texts kept", kept).and("texts refused", refused).and("unclear", unclear);
      if (findings.isEmpty() && kept + refused == 0) {
        return new Verdict.Inconclusive("no text could be written and read back", exercised);
      }
      return Verdict.failIfAny(
          findings.list(),
          kept + " unusual texts came back as they were, " + refused + " were refused",
          exercised);
    }
  }
}
