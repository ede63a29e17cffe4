package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class ValidInputAccepted implements Check<Exchange> {
  @Override
  public Class<Exchange> reads() {
    return Exchange.class;
  }

  @Override
  public Fold<Exchange> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<Exchange> {
    private static final int KEPT_PER_OPERATION = 50;

    private final Set<String> served = new HashSet<>();
    private final Map<String, Map<String, Exchange>> refusals = new HashMap<>();
    private final Map<String, Set<String>> accepted = new HashMap<>();
    private long tried;

    @Override
    public void see(Exchange exchange) {
      if (!(exchange.purpose() instanceof Purpose.Valid(String variety, boolean plain))) {
        return;
      }
      tried++;
      if (exchange.succeeded()) {
        accepted.computeIfAbsent(exchange.operation(), _ -> new HashSet<>()).add(variety);
        if (plain) {
          served.add(exchange.operation());
        }
      } else if (!plain && (exchange.status() == 400 || exchange.status() == 422)) {
        Map<String, Exchange> kept =
            refusals.computeIfAbsent(exchange.operation(), _ -> new LinkedHashMap<>());
        if (kept.size() < KEPT_PER_OPERATION) {
          kept.putIfAbsent(variety, exchange);
        }
      }
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("valid requests", tried).and("operations", served.size());
      if (served.isEmpty()) {
        return new Verdict.Inconclusive("no operation accepted an ordinary request", exercised);
      }
      var findings = new Findings();
      refusals.forEach((operation, kept) -> kept.forEach((v, e) -> judge(operation, v, e, findings)));
      return Verdict.failIfAny(
          findings.list(), "what the description allows was accepted", exercised);
    }

    /// Refused now and accepted another time: then it wasn't the value.
    private void judge(String operation, String variety, Exchange refusal, Findings findings) {
      boolean sometimes = accepted.getOrDefault(operation, Set.of()).contains(variety);
      if (!served.contains(operation) || sometimes) {
        return;
      }
      findings.add(
          Severity.MINOR,
          operation,
          "refuses " + variety + " with " + refusal.status() + ", which its description allows",
          variety + " refused",
          List.of(refusal.id()));
    }
  }
}
