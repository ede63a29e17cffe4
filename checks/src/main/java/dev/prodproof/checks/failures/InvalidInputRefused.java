package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
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

public final class InvalidInputRefused implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<HttpFact> {
    /// These refuse the caller, the place or the pace, not the value.
    private static final Set<Integer> ABOUT_SOMETHING_ELSE = Set.of(401, 403, 404, 405, 429);

    private final Findings findings = new Findings();
    private final Set<String> forms = new HashSet<>();
    private final Set<String> operations = new HashSet<>();
    private long tried;
    private long refused;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described ->
            described.operations().stream()
                .filter(Described.Operation::form)
                .forEach(form -> forms.add(form.id()));
        case Exchange exchange
            when exchange.purpose() instanceof Purpose.Invalid invalid
                // A form is refused by showing it again with a 200: the status doesn't tell.
                && !forms.contains(exchange.operation()) ->
            look(exchange, invalid);
        default -> {}
      }
    }

    private void look(Exchange exchange, Purpose.Invalid invalid) {
      tried++;
      int status = exchange.status();
      if (exchange.succeeded()) {
        operations.add(exchange.operation());
        accepted(exchange, invalid);
      } else if (status >= 400
          && status < 500
          && invalid.mended() != 0
          && !ABOUT_SOMETHING_ELSE.contains(status)) {
        operations.add(exchange.operation());
        refused++;
      }
    }

    private void accepted(Exchange exchange, Purpose.Invalid invalid) {
      String what =
          "accepts " + invalid.variety() + " in " + invalid.site() + " with " + exchange.status()
              + ", though its description forbids it (" + invalid.keyword() + ")";
      findings.add(
          invalid.certain() ? Severity.MAJOR : Severity.MINOR,
          exchange.operation(),
          what,
          invalid.keyword() + " of " + invalid.site() + " isn't enforced",
          List.of(exchange.id()));
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("violations", tried)
              .and("refused", refused)
              .and("operations", operations.size());
      if (findings.isEmpty() && refused == 0) {
        String because =
            tried == 0
                ? "no rule of the description could be broken"
                : "no refusal could be told from a refusal of something else";
        return new Verdict.Inconclusive(because, exercised);
      }
      return Verdict.failIfAny(
          findings.list(), refused + " violations of the description were refused", exercised);
    }
  }
}
