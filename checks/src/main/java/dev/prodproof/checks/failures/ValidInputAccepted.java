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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public final class ValidInputAccepted implements Check<Exchange> {
  /// A variety ends in its site: `longest body:/name`.
  private static final Pattern SITE =
      Pattern.compile("(?:^|.* )((?:path|query|header|cookie|body|form):\\S*)");

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
    private static final int VARIETIES_PER_OPERATION = 1_000;

    /// @param named the refusal names the field whose value it refuses
    private record Refusal(long exchange, int status, boolean named) {}

    private final Map<String, Long> served = new HashMap<>();
    private final Map<String, Map<String, Refusal>> refusals = new HashMap<>();
    private final Map<String, Set<String>> accepted = new HashMap<>();
    private long tried;

    @Override
    public void see(Exchange exchange) {
      if (exchange.purpose() instanceof Purpose.Valid(String variety, boolean plain)
          && !several(variety)) {
        tried++;
        look(exchange, variety, plain);
      }
    }

    /// Of many values at once nobody can say which was refused; and that an end lies behind its
    /// start is a rule that no schema can state.
    private static boolean several(String variety) {
      return variety.startsWith("random ") || variety.startsWith("swapped ");
    }

    private void look(Exchange exchange, String variety, boolean plain) {
      String operation = exchange.operation();
      if (exchange.succeeded()) {
        Set<String> kinds = accepted.computeIfAbsent(operation, _ -> new HashSet<>());
        if (kinds.size() < VARIETIES_PER_OPERATION) {
          kinds.add(variety);
        }
        if (plain) {
          served.putIfAbsent(operation, exchange.id());
        }
      } else if (!plain && (exchange.status() == 400 || exchange.status() == 422)) {
        Map<String, Refusal> kept = refusals.computeIfAbsent(operation, _ -> new LinkedHashMap<>());
        if (kept.size() < KEPT_PER_OPERATION) {
          kept.computeIfAbsent(
              variety,
              _ -> new Refusal(exchange.id(), exchange.status(), named(exchange, variety)));
        }
      }
    }

    private static boolean named(Exchange exchange, String variety) {
      Matcher site = SITE.matcher(variety);
      return site.matches() && Naming.names(exchange.text(), Naming.leaf(site.group(1)));
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("valid requests", tried).and("operations", served.size());
      if (served.isEmpty()) {
        return new Verdict.Inconclusive("no operation accepted an ordinary request", exercised);
      }
      var findings = new Findings();
      refusals.forEach(
          (operation, kept) -> kept.forEach((v, r) -> judge(operation, v, r, findings)));
      return Verdict.failIfAny(
          findings.list(), "what the description allows was accepted", exercised);
    }

    /// Refused now and accepted another time: then it wasn't the value.
    private void judge(String operation, String variety, Refusal refusal, Findings findings) {
      Long ordinary = served.get(operation);
      boolean sometimes = accepted.getOrDefault(operation, Set.of()).contains(variety);
      if (ordinary == null || sometimes) {
        return;
      }
      Matcher site = SITE.matcher(variety);
      findings.add(
          refusal.named() ? Severity.INFO : Severity.MINOR,
          operation,
          "refuses " + variety + " with " + refusal.status() + ", which its description allows",
          (site.matches() ? "a legal value of " + site.group(1) : variety) + " refused",
          List.of(ordinary, refusal.exchange()));
    }
  }
}
