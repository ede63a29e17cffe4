package dev.prodproof.checks.security;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Exchange;
import java.util.List;
import java.util.Locale;

public final class Headers implements Check<Exchange> {
  @Override
  public Class<Exchange> reads() {
    return Exchange.class;
  }

  @Override
  public Fold<Exchange> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<Exchange> {
    private static final String PAGES = "HTML pages";

    private final Findings findings = new Findings();
    private long pages;
    private long personal;

    @Override
    public void see(Exchange exchange) {
      if (!exchange.succeeded() || exchange.request().method().equals("HEAD")) {
        return;
      }
      if (exchange.mediaType().equals("text/html")) {
        pages++;
        page(exchange);
      }
      boolean named = !exchange.identity().equals(Exchange.NOBODY);
      if (named && exchange.request().method().equals("GET") && !exchange.operation().isEmpty()) {
        personal++;
        personal(exchange);
      }
    }

    private void page(Exchange exchange) {
      String csp = exchange.header("content-security-policy").orElse("");
      var policy = ContentSecurityPolicy.parse(csp);
      if (csp.isBlank()) {
        finding(exchange, PAGES, "have no Content-Security-Policy");
      } else {
        policy.weaknesses().forEach(weakness -> finding(exchange, PAGES, weakness));
      }
      if (!exchange.header("x-content-type-options").orElse("").strip().equalsIgnoreCase("nosniff")) {
        finding(exchange, PAGES, "have no X-Content-Type-Options: nosniff");
      }
      if (!policy.limitsFrames() && exchange.header("x-frame-options").isEmpty()) {
        finding(exchange, PAGES, "may be framed by anybody (no frame-ancestors)");
      }
      if (exchange.header("referrer-policy").isEmpty()) {
        finding(exchange, PAGES, "have no Referrer-Policy");
      }
    }

    private void personal(Exchange exchange) {
      String control = exchange.header("cache-control").orElse("").toLowerCase(Locale.ROOT);
      if (!control.contains("no-store") && !control.contains("private") && !control.contains("no-cache")) {
        finding(exchange, "answers to a signed-in caller", "may be cached by anybody (no Cache-Control)");
      }
    }

    private void finding(Exchange exchange, String where, String lack) {
      String what = where + " " + lack + ", for example " + exchange.path();
      findings.add(Severity.MINOR, where, what, lack, List.of(exchange.id()));
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("pages", pages).and("personal answers", personal);
      if (pages + personal == 0) {
        return new Verdict.Inconclusive("no page and no answer to a signed-in caller was seen");
      }
      return Verdict.failIfAny(findings.list(), "the protective fields are there", exercised);
    }
  }
}
