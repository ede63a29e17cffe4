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
import dev.prodproof.facts.Site;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

public final class InvalidInputRefused implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private record Lenient(String operation, String place) {}

  private static final class Pass implements Fold<HttpFact> {
    /// These refuse the caller, the place or the pace, not the value.
    private static final Set<Integer> ABOUT_SOMETHING_ELSE = Set.of(401, 403, 404, 405, 429);

    private static final Set<String> BOUNDS =
        Set.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum");

    private static final String TWICE = "duplicate";
    private static final String LENIENT = "reading of input";

    private final Findings findings = new Findings();
    private final Unchecked unchecked = new Unchecked();

    /// What is read leniently, by the rule and its place; and the places where a rule isn't enforced at all.
    private final Map<Lenient, Finding> lenient = new LinkedHashMap<>();

    private final Set<String> unenforced = new HashSet<>();
    private final Forms forms = new Forms();
    private final Set<String> operations = new HashSet<>();
    private long tried;
    private long refused;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described -> forms.see(described);
        case Exchange exchange
            when exchange.purpose() instanceof Purpose.Invalid invalid
                && !forms.has(exchange.operation()) ->
            look(exchange, invalid);
        default -> {}
      }
    }

    private void look(Exchange exchange, Purpose.Invalid invalid) {
      tried++;
      int status = exchange.status();
      // 207 tells of each part in its body, and so does a wrapping that says no.
      if (exchange.succeeded() && (status == 207 || SaysNo.in(exchange))) {
        return;
      }
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
      if (invalid.keyword().equals(TWICE)) {
        // No description says that a parameter stands only once: to take one of them is a choice.
        return;
      }
      String place = invalid.keyword() + " of " + invalid.site();
      String what =
          "accepts "
              + invalid.variety()
              + " in "
              + invalid.site()
              + " with "
              + exchange.status()
              + ", though its description forbids it ("
              + invalid.keyword()
              + ")";
      if (invalid.certain() && !arguable(exchange, invalid)) {
        unenforced.add(place);
        var cause = new Cause(place + " isn't enforced");
        // Operations share schemas: a rule that isn't enforced on one is mostly not on the others.
        var finding =
            new Finding(severity(invalid), where(invalid), what, cause, List.of(exchange.id()));
        boolean within = invalid.site().in() == Site.In.BODY && !invalid.site().name().isEmpty();
        if (within) {
          unchecked.add(exchange.operation(), finding);
        } else {
          findings.add(exchange.operation(), finding);
        }
      } else {
        // How leniently input is read is mostly one setting for all of it.
        var cause = new Cause(invalid.keyword() + " is read leniently");
        lenient.putIfAbsent(
            new Lenient(exchange.operation(), place),
            new Finding(Severity.MINOR, LENIENT, what, cause, List.of(exchange.id())));
      }
    }

    /// A body that is missing is often read as an empty one, and that may be meant.
    private static Severity severity(Purpose.Invalid invalid) {
      return invalid.site().name().isEmpty() ? Severity.MINOR : Severity.MAJOR;
    }

    private static String where(Purpose.Invalid invalid) {
      return invalid.site().name().isEmpty() ? "input as a whole" : "input " + invalid.site().name();
    }

    /// A page size beyond the largest is often taken for the largest, and said to be so; what was
    /// only taken in (202) may still be refused.
    private static boolean arguable(Exchange exchange, Purpose.Invalid invalid) {
      boolean bound =
          invalid.site().in() == Site.In.QUERY
              && exchange.request().method().equals("GET")
              && BOUNDS.contains(invalid.keyword());
      return bound || exchange.status() == 202;
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("violations", tried)
              .and("refused", refused)
              .and("operations", operations.size());
      // Whoever enforces no rule there isn't lenient as well.
      var gentle = new Findings();
      lenient.forEach(
          (where, finding) -> {
            if (!unenforced.contains(where.place())) {
              gentle.add(where.operation(), finding);
            }
          });
      if (findings.isEmpty() && gentle.isEmpty() && unchecked.isEmpty() && refused == 0) {
        String because =
            tried == 0
                ? "no rule of the description could be broken"
                : "no refusal could be told from a refusal of something else";
        return new Verdict.Inconclusive(because, exercised);
      }
      var within = new Findings();
      unchecked.tell(within);
      List<Finding> all = Stream.of(findings, gentle, within).flatMap(part -> part.list().stream()).toList();
      return Verdict.failIfAny(
          all, refused + " violations of the description were refused", exercised);
    }
  }
}
