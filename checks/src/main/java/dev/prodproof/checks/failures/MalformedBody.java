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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

public final class MalformedBody implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<HttpFact> {
    /// The reader of bodies is one for all operations, as a rule.
    private static final String WHERE = "malformed bodies";

    /// Many readers put U+FFFD in the place of such bytes, as browsers do (Encoding Standard): a text is
    /// spoiled, but nothing is made up.
    private static final Set<String> NO_TEXT = Set.of("latin-1 byte", "cut utf-8");

    /// Nothing in these could be repaired.
    private static final Set<String> NO_JSON = Set.of("plain words", "nul bytes", "xml");

    private static final String ACCEPTED = "accepts a malformed body";

    /// @param place where it broke; empty where it didn't
    private record Shown(String operation, String place, Finding finding) {}

    /// Nothing but white space: the same as no body, for who takes none.
    private static final String BLANK = "blank";

    private record Key(String operation, Cause cause) {}

    private static final int MOST = 1_000;

    private final Map<Key, Shown> shown = new LinkedHashMap<>();
    private final Forms forms = new Forms();
    private final Ordinary ordinary = new Ordinary();
    private final Map<String, Long> refused = new TreeMap<>();

    private final Map<String, Shown> blank = new LinkedHashMap<>();

    /// Operations that took no body at all, which is told of them elsewhere.
    private final Set<String> contentWithNothing = new HashSet<>();

    /// Operations that took what nobody takes for JSON in any way.
    private final Set<String> blind = new HashSet<>();
    private long accepted;
    private long unclear;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described -> forms.see(described);
        case Exchange exchange when exchange.purpose() instanceof Purpose.Malformed malformed ->
            look(exchange, malformed);
        case Exchange exchange -> {
          ordinary.see(exchange);
          if (leftOut(exchange) && exchange.succeeded()) {
            contentWithNothing.add(exchange.operation());
          }
        }
        default -> {}
      }
    }

    private static boolean leftOut(Exchange exchange) {
      return exchange.purpose() instanceof Purpose.Invalid invalid && invalid.variety().equals("no body");
    }

    private void look(Exchange exchange, Purpose.Malformed malformed) {
      int status = exchange.status();
      if (status >= 500 || lost(exchange)) {
        String place = ServerFault.place(exchange);
        show(exchange, place, Severity.MAJOR, ServerFault.came(exchange), "breaks: " + place);
      } else if (exchange.succeeded() && SaysNo.in(exchange)) {
        unclear++;
      } else if (exchange.succeeded() && malformed.broken() && !forms.has(exchange.operation())) {
        accepted(exchange, malformed.variety());
      } else if (exchange.succeeded()) {
        accepted++;
      } else if (status >= 400
          && status != 401
          && status != 403
          && status != 404
          && status != 429) {
        refused.merge(exchange.operation(), 1L, Long::sum);
      } else {
        unclear++;
      }
    }

    private void accepted(Exchange exchange, String variety) {
      if (NO_JSON.contains(variety)) {
        blind.add(exchange.operation());
      }
      if (NO_TEXT.contains(variety)) {
        String what = "accepts a body that isn't UTF-8 (%s) with %d".formatted(variety, exchange.status());
        show(exchange, "", Severity.MINOR, what, "accepts a body that isn't UTF-8");
      } else {
        String what = "accepts a body that can't be read (%s) with %d".formatted(variety, exchange.status());
        var finding = new Finding(Severity.MAJOR, WHERE, what, new Cause(ACCEPTED), List.of(exchange.id()));
        keep(variety.equals(BLANK), new Shown(exchange.operation(), "", finding));
      }
    }

    /// A kept connection may close just when the next request is on its way (RFC 9112 §9.3): that
    /// tells nothing.
    private static boolean lost(Exchange exchange) {
      boolean fresh = exchange.timing().connect() > 0;
      return exchange.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)
          && ((reason == Exchange.Reason.DROPPED && fresh) || reason == Exchange.Reason.TIMEOUT);
    }

    private void show(Exchange exchange, String place, Severity severity, String what, String cause) {
      var finding = new Finding(severity, WHERE, what, new Cause(cause), List.of(exchange.id()));
      keep(false, new Shown(exchange.operation(), place, finding));
    }

    private void keep(boolean nothing, Shown one) {
      if (shown.size() + blank.size() >= MOST) {
        return;
      }
      if (nothing) {
        blank.putIfAbsent(one.operation(), one);
      } else {
        shown.putIfAbsent(new Key(one.operation(), one.finding().cause()), one);
      }
    }

    private List<Shown> all() {
      var all = new LinkedHashMap<>(shown);
      blank.values().stream()
          .filter(one -> !contentWithNothing.contains(one.operation()))
          .forEach(one -> all.putIfAbsent(new Key(one.operation(), one.finding().cause()), one));
      return List.copyOf(all.values());
    }

    /// Who takes anything whatsoever doesn't look: nothing is made of half a body.
    private Finding told(Shown one) {
      Finding finding = one.finding();
      boolean looks = refused.containsKey(one.operation()) || !blind.contains(one.operation());
      if (looks || !finding.cause().equals(new Cause(ACCEPTED))) {
        return finding;
      }
      String what = finding.what() + ", and seems not to look at its body at all";
      return new Finding(Severity.MINOR, finding.where(), what, finding.cause(), finding.evidence());
    }

    @Override
    public Verdict verdict() {
      var findings = new Findings();
      all().stream()
          .filter(one -> !ordinary.failsWith(one.operation(), one.place()))
          .forEach(one -> findings.add(one.operation(), told(one)));
      // Who turns everybody away hasn't looked at the body.
      var telling = new TreeMap<>(refused);
      telling.keySet().removeIf(ordinary::turnedAway);
      long count = telling.values().stream().mapToLong(Long::longValue).sum();
      long all = refused.values().stream().mapToLong(Long::longValue).sum();
      var exercised =
          Exercised.of("bodies refused", count)
              .and("odd but readable bodies accepted", accepted)
              .and("operations", telling.size())
              .and("unclear", unclear + all - count);
      if (findings.isEmpty() && count == 0) {
        return new Verdict.Inconclusive(
            "no operation was reached with a malformed body", exercised);
      }
      return Verdict.failIfAny(findings.list(), count + " malformed bodies were refused", exercised);
    }
  }
}
