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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public final class ContentType implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<HttpFact> {
    private static final String WHERE = "undeclared media types";

    private final Findings accepted = new Findings();
    private final Forms forms = new Forms();
    private final Ordinary ordinary = new Ordinary();

    /// Failures by operation, and where it broke: told unless ordinary requests fail there, too.
    private final Map<String, Map<String, Finding>> broken = new LinkedHashMap<>();
    private long refused;
    private long tried;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described -> forms.see(described);
        case Exchange exchange
            when exchange.purpose() instanceof Purpose.WrongMedia(String mediaType)
                && !forms.has(exchange.operation()) -> {
          tried++;
          look(exchange, mediaType.isEmpty() ? "(none)" : mediaType);
        }
        case Exchange exchange -> ordinary.see(exchange);
        default -> {}
      }
    }

    private void look(Exchange exchange, String mediaType) {
      int status = exchange.status();
      if (status >= 500) {
        String what = "answers " + status + " to the undeclared media type " + mediaType;
        broken
            .computeIfAbsent(exchange.operation(), _ -> new LinkedHashMap<>())
            .putIfAbsent(
                ServerFault.place(exchange),
                finding(exchange, Severity.MINOR, what, "breaks on an undeclared media type"));
      } else if (exchange.succeeded() && !lawful(mediaType) && !SaysNo.in(exchange)) {
        String what = "accepts the undeclared media type " + mediaType;
        accepted.add(
            exchange.operation(),
            finding(exchange, Severity.INFO, what, "accepts undeclared media types"));
      } else if (status == 415 || status == 400 || status == 422 || status == 406) {
        refused++;
      }
    }

    /// Without the field a service may look at the body itself (RFC 9110 §8.3), and on JSON a
    /// `charset` has no effect (RFC 8259 §11).
    private static boolean lawful(String mediaType) {
      return mediaType.equals("(none)") || mediaType.startsWith("application/json");
    }

    private static Finding finding(Exchange exchange, Severity severity, String what, String cause) {
      return new Finding(severity, WHERE, what, new Cause(cause), List.of(exchange.id()));
    }

    private Findings all() {
      var all = new Findings();
      broken.forEach(
          (operation, places) ->
              places.forEach(
                  (place, finding) -> {
                    if (!ordinary.failsWith(operation, place)) {
                      all.add(operation, finding);
                    }
                  }));
      accepted.list().forEach(all::add);
      return all;
    }

    @Override
    public Verdict verdict() {
      Findings findings = all();
      var exercised = Exercised.of("requests", tried).and("refused", refused);
      if (findings.isEmpty() && refused == 0) {
        return new Verdict.Inconclusive(
            tried == 0
                ? "no operation but HTML forms takes a body"
                : "every request was refused for another reason than its media type",
            exercised);
      }
      return Verdict.failIfAny(
          findings.list(), refused + " undeclared media types were refused", exercised);
    }
  }
}
