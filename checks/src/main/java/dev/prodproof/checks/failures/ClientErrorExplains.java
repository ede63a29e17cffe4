package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Conformance;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

public final class ClientErrorExplains implements Check<HttpFact> {
  private static final String WHERE = "answers to invalid input";

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
    private final Set<Long> refusals = new HashSet<>();
    private final Map<Set<String>, Long> shapes = new HashMap<>();
    private final Map<String, Long> mediaTypes = new HashMap<>();
    private long explained;

    @Override
    public void see(HttpFact fact) {
      switch (fact) {
        case Exchange exchange
            when exchange.purpose() instanceof Purpose.Invalid invalid
                && (exchange.status() == 400 || exchange.status() == 422) ->
            look(exchange, invalid);
        case Conformance conformance
            when refusals.remove(conformance.exchange()) && !conformance.keys().isEmpty() ->
            shapes.putIfAbsent(Set.copyOf(conformance.keys()), conformance.exchange());
        default -> {}
      }
    }

    private void look(Exchange exchange, Purpose.Invalid invalid) {
      refusals.add(exchange.id());
      String text = exchange.text();
      if (text.isBlank()) {
        finding(exchange, "an empty body", "says nothing");
        return;
      }
      mediaTypes.putIfAbsent(exchange.mediaType(), exchange.id());
      if (names(text, invalid)) {
        explained++;
      } else {
        finding(exchange, "nothing about " + invalid.site(), "doesn't name what is wrong");
      }
    }

    /// The field or the broken rule is named, in whatever way.
    private static boolean names(String text, Purpose.Invalid invalid) {
      String folded = fold(text);
      String leaf = fold(invalid.site().leaf());
      return (!leaf.isEmpty() && !leaf.matches("\\d+") && folded.contains(leaf))
          || leaf.isEmpty()
          || folded.contains(fold(invalid.keyword()));
    }

    /// `start_time`, `startTime` and “Start time” are the same name to a reader.
    private static String fold(String text) {
      return text.toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]", "");
    }

    private void finding(Exchange exchange, String what, String cause) {
      findings.add(
          Severity.MINOR,
          WHERE,
          exchange.operation() + " refuses invalid input with " + exchange.status() + " and " + what,
          "a refusal " + cause,
          List.of(exchange.id()));
    }

    @Override
    public Verdict verdict() {
      var exercised = Exercised.of("refusals that explain", explained).and("shapes", shapes.size());
      var all = new Findings();
      findings.list().forEach(all::add);
      consistency(all);
      if (all.isEmpty() && explained == 0) {
        return new Verdict.Inconclusive("no invalid input was refused with 400 or 422", exercised);
      }
      return Verdict.failIfAny(
          all.list(), explained + " refusals name what is wrong, in one shape", exercised);
    }

    /// One shape means one media type and at least one member that they all share.
    private void consistency(Findings all) {
      if (mediaTypes.size() > 1) {
        all.add(
            Severity.MINOR,
            WHERE,
            "refusals come as " + String.join(", ", new java.util.TreeSet<>(mediaTypes.keySet())),
            "refusals come in several media types",
            mediaTypes.values().stream().sorted().toList());
      }
      var shared = new HashSet<String>();
      shapes.keySet().stream().findFirst().ifPresent(shared::addAll);
      shapes.keySet().forEach(shared::retainAll);
      if (shapes.size() > 1 && shared.isEmpty()) {
        all.add(
            Severity.MINOR,
            WHERE,
            "refusals come in " + shapes.size() + " shapes that have no member in common",
            "refusals come in several shapes",
            shapes.values().stream().sorted().limit(3).toList());
      }
    }
  }
}
