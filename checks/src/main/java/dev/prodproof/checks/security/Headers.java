package dev.prodproof.checks.security;

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
import dev.prodproof.facts.Header;
import dev.prodproof.facts.HttpFact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

public final class Headers implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<HttpFact> {
    private static final String PAGES = "HTML pages";
    private static final int HEAD_OF_PAGE = 20_000;

    private static final Pattern META =
        Pattern.compile(
            "<meta\\b[^>]{0,200}\\bhttp-equiv\\s*=\\s*[\"']?content-security-policy[\"']?"
                + "[^>]{0,200}?\\bcontent\\s*=\\s*\"([^\"]{0,4000})\"",
            Pattern.CASE_INSENSITIVE);

    /// Frameworks call every text that a handler returns HTML: a sentence is no page for that.
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z!]");

    /// @param control what the answer says about caches
    private record Cacheable(String control, long id) {}

    private final Findings findings = new Findings();

    /// By field, the first page without it.
    private final Map<String, Exchange> lacks = new LinkedHashMap<>();

    private final Set<String> closed = new HashSet<>();
    private final Set<String> personalWell = new HashSet<>();
    /// By operation, the earliest exchange that shows it.
    private final Map<String, Cacheable> cacheable = new TreeMap<>();
    private long pages;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Described described ->
            described.operations().stream()
                .filter(Described.Operation::secured)
                .forEach(operation -> closed.add(operation.id()));
        case Exchange exchange -> look(exchange);
        default -> {}
      }
    }

    private void look(Exchange exchange) {
      boolean nobody = exchange.identity().equals(Exchange.NOBODY);
      if (nobody && (exchange.status() == 401 || exchange.status() == 403)) {
        closed.add(exchange.operation());
      }
      if (!exchange.succeeded() || exchange.request().method().equals("HEAD")) {
        return;
      }
      if (exchange.mediaType().equals("text/html") && MARKUP.matcher(exchange.text()).find()) {
        pages++;
        page(exchange);
      }
      if (!nobody && exchange.request().method().equals("GET") && !exchange.operation().isEmpty()) {
        personal(exchange);
      }
    }

    private void page(Exchange exchange) {
      List<ContentSecurityPolicy> policies = ContentSecurityPolicy.all(policies(exchange));
      if (policies.isEmpty()) {
        lacking(exchange, "Content-Security-Policy");
      } else {
        // All are enforced: a weakness is one that each of them has.
        inAll(policies, ContentSecurityPolicy::weaknesses)
            .forEach(weakness -> finding(exchange, weakness, weakness));
        List<String> omits = inAll(policies, ContentSecurityPolicy::omits);
        if (!omits.isEmpty()) {
          String what = "have a Content-Security-Policy that says nothing about " + String.join(", ", omits);
          finding(exchange, what, "have a Content-Security-Policy that says too little");
        }
      }
      if (!exchange
          .header("x-content-type-options")
          .orElse("")
          .strip()
          .equalsIgnoreCase("nosniff")) {
        lacking(exchange, "X-Content-Type-Options: nosniff");
      }
      boolean framed = policies.stream().anyMatch(ContentSecurityPolicy::limitsFrames);
      if (!framed && exchange.header("x-frame-options").isEmpty()) {
        lacking(exchange, "frame-ancestors (anybody may frame them)");
      }
      if (exchange.header("referrer-policy").isEmpty()) {
        lacking(exchange, "Referrer-Policy");
      }
    }

    private static List<String> policies(Exchange exchange) {
      var policies = new ArrayList<String>();
      exchange
          .answer()
          .ifPresent(
              answer -> policies.addAll(Header.all(answer.headers(), "content-security-policy")));
      String text = exchange.text();
      META.matcher(text.substring(0, Math.min(text.length(), HEAD_OF_PAGE)))
          .results()
          .map(meta -> meta.group(1))
          .forEach(policies::add);
      return policies;
    }

    /// What is private is known only when somebody was kept out; that may come later.
    private void personal(Exchange exchange) {
      String control = exchange.header("cache-control").orElse("").strip().toLowerCase(Locale.ROOT);
      if (forAnybody(exchange, control)) {
        cacheable.putIfAbsent(exchange.operation(), new Cacheable(control, exchange.id()));
      } else {
        personalWell.add(exchange.operation());
      }
    }

    /// A cache that many share keeps no answer to a request with `Authorization` unless it is told to
    /// (RFC 9111 §3.5), and serves nothing to others that varies by who asks.
    private static boolean forAnybody(Exchange exchange, String control) {
      if (Stream.of("no-store", "private", "no-cache", "max-age=0").anyMatch(control::contains)) {
        return false;
      }
      if (Header.first(exchange.request().headers(), "authorization").isPresent()) {
        return Stream.of("public", "s-maxage", "must-revalidate").anyMatch(control::contains);
      }
      String vary = exchange.header("vary").orElse("").toLowerCase(Locale.ROOT);
      return !vary.contains("cookie") && !vary.contains("authorization") && !vary.contains("*");
    }

    private static List<String> inAll(
        List<ContentSecurityPolicy> policies, Function<ContentSecurityPolicy, List<String>> faults) {
      var common = new ArrayList<>(faults.apply(policies.getFirst()));
      policies.forEach(policy -> common.retainAll(faults.apply(policy)));
      return common;
    }

    private void finding(Exchange exchange, String lack, String cause) {
      String what = PAGES + " " + lack + ", for example " + exchange.path();
      findings.add(Severity.MINOR, PAGES, what, cause, List.of(exchange.id()));
    }

    private void lacking(Exchange exchange, String field) {
      lacks.putIfAbsent(field, exchange);
    }

    /// One finding: they are added in one place.
    private void addLacking(Findings all) {
      if (!lacks.isEmpty()) {
        Exchange first = lacks.values().iterator().next();
        String what =
            PAGES + " come without " + String.join(", ", lacks.keySet()) + "; for example " + first.path();
        all.add(Severity.MINOR, PAGES, what, "pages lack protective fields", List.of(first.id()));
      }
    }

    private static void addCacheable(Findings all, String operation, Cacheable shown) {
      String where = "answers to a signed-in caller";
      String says = shown.control().isEmpty() ? "no Cache-Control" : "Cache-Control: " + shown.control();
      String lack = "may be cached by anybody (" + says + ")";
      all.add(
          operation,
          new Finding(Severity.MINOR, where, where + " " + lack, new Cause(lack), List.of(shown.id())));
    }

    @Override
    public Verdict verdict() {
      var all = new Findings();
      findings.list().forEach(all::add);
      addLacking(all);
      cacheable.entrySet().stream()
          .filter(entry -> closed.contains(entry.getKey()))
          .forEach(entry -> addCacheable(all, entry.getKey(), entry.getValue()));
      long personal =
          closed.stream()
              .filter(op -> personalWell.contains(op) || cacheable.containsKey(op))
              .count();
      var exercised = Exercised.of("pages", pages).and("operations for somebody", personal);
      if (pages + personal == 0) {
        return new Verdict.Inconclusive("no page and no answer to a signed-in caller was seen");
      }
      return Verdict.failIfAny(all.list(), "the protective fields are there", exercised);
    }
  }
}
