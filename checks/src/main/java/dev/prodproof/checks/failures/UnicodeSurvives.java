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
import dev.prodproof.facts.Site;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final Set<String> served = new HashSet<>();
    private final Map<String, Long> refused = new HashMap<>();
    private long unclear;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Exchange exchange
            when exchange.purpose() instanceof Purpose.Unusual(Site _, String variety, String _)
                && !variety.equals("nul")
                && !exchange.request().method().equals("GET")
                && isRefusal(exchange.status()) ->
            refused.merge(exchange.operation(), 1L, Long::sum);
        case Exchange exchange
            when exchange.succeeded()
                && exchange.purpose() instanceof Purpose.Valid(String _, boolean plain)
                && plain ->
            served.add(exchange.operation());
        case RoundTrip trip -> look(trip);
        default -> {}
      }
    }

    /// A conflict is about what is there already, not about the text. Nor does a search keep any, or a NUL tell of
    /// what people write.
    private static boolean isRefusal(int status) {
      return status == 400 || status == 422;
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
          cause(trip, fidelity),
          List.of(trip.written(), trip.read()));
    }

    /// Lengths are set field by field; how text is encoded is one setting, as a rule.
    private static String cause(RoundTrip trip, Fidelity fidelity) {
      return switch (fidelity) {
        case REPLACEMENT, MOJIBAKE, QUESTION_MARKS -> fidelity.sentence();
        case SAME, CHOSEN, MISSING, TRUNCATED, ALTERED -> trip.site() + " " + fidelity.sentence();
      };
    }

    /// Where even a plain request is refused, a refusal says nothing about the text.
    private long refusals() {
      return refused.entrySet().stream()
          .filter(entry -> served.contains(entry.getKey()))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    @Override
    public Verdict verdict() {
      long told = refusals();
      var exercised =
          Exercised.of("texts kept", kept).and("texts refused", told).and("unclear", unclear);
      if (findings.isEmpty() && kept + told == 0) {
        return new Verdict.Inconclusive("no text could be written and read back", exercised);
      }
      return Verdict.failIfAny(
          findings.list(),
          kept + " unusual texts came back as they were, " + told + " were refused",
          exercised);
    }
  }
}
