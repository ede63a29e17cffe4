package dev.prodproof.checks.failures;

import dev.prodproof.checks.Alike;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

public final class MethodNotAllowed implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private record Broken(String operation, Finding finding) {}

  private static final class Pass implements Fold<HttpFact> {
    /// The framework answers what no handler takes: the same everywhere.
    private static final String EVERYWHERE = "undeclared methods";

    private static final String NOWHERE = "a path that can't exist";

    private final Findings findings = new Findings();
    private final Findings handled = new Findings();
    private final Forms forms = new Forms();

    /// Operations that fail for an ordinary request, too.
    private final Set<String> failing = new HashSet<>();
    private final List<Broken> broken = new ArrayList<>();

    /// Pages that paths get which can't exist.
    private final Set<String> anywhere = new HashSet<>();
    private long tried;
    private long refused;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described -> forms.see(described);
        case Exchange exchange
            when exchange.purpose() instanceof Purpose.Look(String what) && what.equals(NOWHERE) && exchange.succeeded() ->
            anywhere.add(exchange.text());
        case Exchange exchange
            when exchange.purpose() instanceof Purpose.WrongMethod && !expected(exchange) ->
            look(exchange);
        case Exchange exchange
            when exchange.purpose() instanceof Purpose.Valid(String _, boolean plain)
                && plain
                && exchange.status() >= 500 ->
            failing.add(exchange.operation());
        default -> {}
      }
    }

    /// Frameworks answer HEAD and OPTIONS by themselves, and the page of a form answers GET. A program that shows
    /// that page whatever the method is doesn't act on it.
    private boolean expected(Exchange exchange) {
      return switch (exchange.request().method()) {
        case "HEAD", "OPTIONS" -> true;
        case "GET" -> forms.has(exchange.operation()) || isPage(exchange);
        default -> isPage(exchange) && (forms.has(exchange.operation()) || anywhere.contains(exchange.text()));
      };
    }

    /// A front end has a page for every path.
    private static boolean isPage(Exchange exchange) {
      return exchange.succeeded() && exchange.mediaType().equals("text/html");
    }

    private void look(Exchange exchange) {
      tried++;
      int status = exchange.status();
      if (exchange.succeeded() && SaysNo.in(exchange)) {
        refused++;
      } else if (exchange.succeeded()) {
        String what = "answers " + status + " to the undeclared method ";
        handled.add("", finding(exchange, exchange.operation(), what, "is handled"));
      } else if (status >= 500 && status != 501) {
        String what = "answers " + status + " to the undeclared method ";
        broken.add(new Broken(exchange.operation(), finding(exchange, EVERYWHERE, what, "breaks")));
      } else if (status == 405 && exchange.header("allow").isEmpty()) {
        String what = "answers 405 without the field Allow to ";
        findings.add(
            exchange.operation(), finding(exchange, EVERYWHERE, what, "gets 405 without Allow"));
      } else if (status >= 400) {
        refused++;
      }
    }

    private static Finding finding(Exchange exchange, String where, String what, String fate) {
      var cause = new Cause("an undeclared method " + fate);
      String said = what + exchange.request().method();
      return new Finding(Severity.MINOR, where, said, cause, List.of(exchange.id()));
    }

    /// What handles one method at several operations stands before all of them, as a rule.
    private List<Finding> all() {
      var broke = new Findings();
      broken.stream()
          .filter(one -> !failing.contains(one.operation()))
          .forEach(one -> broke.add(one.operation(), one.finding()));
      List<Alike.Seen> seen =
          handled.list().stream().map(one -> new Alike.Seen(one.what(), one)).toList();
      return Stream.of(broke.list(), findings.list(), Alike.told(seen)).flatMap(List::stream).toList();
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("requests", tried).and("refused", refused);
      List<Finding> all = all();
      if (all.isEmpty() && refused == 0) {
        return new Verdict.Inconclusive("no undeclared method was tried", exercised);
      }
      return Verdict.failIfAny(
          all, refused + " undeclared methods were refused", exercised);
    }
  }
}
