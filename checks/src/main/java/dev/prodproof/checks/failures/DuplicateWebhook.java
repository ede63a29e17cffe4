package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Contended;
import dev.prodproof.facts.Delivered;
import dev.prodproof.facts.Delivered.Told;
import dev.prodproof.facts.Delivered.Trace;
import dev.prodproof.facts.DeliveryFact;
import dev.prodproof.facts.Offered;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class DuplicateWebhook implements Check<DeliveryFact> {
  /// The stricter senders give up after so long, in microseconds.
  private static final long PATIENCE = 5_000_000;

  /// For one that comes while its twin is still under way: the sender will try again.
  private static final Set<Integer> LATER = Set.of(409, 425, 429, 503);

  @Override
  public Class<DeliveryFact> reads() {
    return DeliveryFact.class;
  }

  @Override
  public Fold<DeliveryFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<DeliveryFact> {
    private final Findings findings = new Findings();
    private final Set<String> webhooks = new LinkedHashSet<>();
    private final Map<String, Integer> refused = new HashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private boolean none;
    private long events;
    private long effects;

    @Override
    public void see(DeliveryFact fact) {
      switch (fact) {
        case Offered offered -> {
          webhooks.addAll(offered.webhooks());
          none |= offered.noWebhooks();
        }
        case Delivered delivered when delivered.sort() == Delivered.Sort.WEBHOOK -> look(delivered);
        case Delivered _, Contended _ -> {}
      }
    }

    private void look(Delivered delivered) {
      events += delivered.answers().size();
      effects += delivered.telling().size();
      switch (delivered.variety()) {
        case IN_SEQUENCE -> inSequence(delivered);
        case AT_ONCE -> {
          doubled(delivered, "an event that comes several times at once takes effect more than once");
          failedAtOnce(delivered);
        }
        case OUT_OF_ORDER -> {
          doubled(delivered, "an event that comes again after another one takes effect again");
          turnedAway(delivered);
        }
        case AFTER_RESTART -> {
          doubled(delivered, "an event that comes again after a restart takes effect again");
          turnedAway(delivered);
        }
        case OTHER_BODY -> otherBody(delivered);
        case BAD_SIGNATURE -> forged(delivered, "an event with a wrong signature");
        case NO_SIGNATURE -> forged(delivered, "an event without a signature");
        case AFTER_CRASH, OTHER_KEY, OTHER_CALLER -> {}
      }
    }

    private void inSequence(Delivered delivered) {
      Told first = delivered.answers().getFirst();
      if (!first.succeeded()) {
        refused.put(delivered.operation(), first.status());
        return;
      }
      if (!delivered.telling().isEmpty()) {
        seen.add(delivered.operation());
      }
      doubled(delivered, "an event that comes again takes effect again");
      turnedAway(delivered);
      long slowest = delivered.answers().stream().mapToLong(Told::micros).max().orElse(0);
      if (slowest > PATIENCE) {
        add(
            delivered,
            Severity.MAJOR,
            "it takes %d s to acknowledge an event, and senders give up after 5 s".formatted(slowest / 1_000_000),
            "an event is acknowledged too late");
      }
    }

    private void doubled(Delivered delivered, String cause) {
      delivered.telling().stream()
          .filter(trace -> !trace.asOnce())
          .findFirst()
          .ifPresent(
              trace -> add(delivered, Severity.CRITICAL, cause + "; " + Traced.words(trace), cause));
    }

    private void turnedAway(Delivered delivered) {
      for (Told told : delivered.answers()) {
        if (!told.succeeded()) {
          add(
              delivered,
              Severity.MAJOR,
              "an event that comes again %s instead of a 2xx: its sender will try for ever".formatted(got(told)),
              "a repeated event is turned away");
          return;
        }
      }
    }

    private void failedAtOnce(Delivered delivered) {
      List<Told> failed =
          delivered.answers().stream()
              .filter(told -> !told.succeeded() && !LATER.contains(told.status()))
              .toList();
      if (!failed.isEmpty()) {
        add(
            delivered,
            Severity.MINOR,
            "%d of %d equal events at the same time aren't acknowledged; one of them %s"
                .formatted(failed.size(), delivered.answers().size(), got(failed.getFirst())),
            "events at the same time fail");
      }
    }

    private void otherBody(Delivered delivered) {
      delivered.telling().stream()
          .filter(trace -> !trace.still())
          .findFirst()
          .ifPresent(
              trace ->
                  add(
                      delivered,
                      Severity.INFO,
                      "an event with a known id and another body takes effect; " + Traced.words(trace),
                      "another event takes effect under a known id"));
    }

    private void forged(Delivered delivered, String what) {
      List<Told> taken = delivered.answers().stream().filter(Told::succeeded).toList();
      List<Trace> moved = delivered.telling().stream().filter(trace -> !trace.still()).toList();
      if (!moved.isEmpty()) {
        add(
            delivered,
            Severity.CRITICAL,
            what + " takes effect; " + Traced.words(moved.getFirst()),
            what + " takes effect");
      } else if (!taken.isEmpty()) {
        boolean blind = delivered.telling().isEmpty();
        add(
            delivered,
            blind ? Severity.MAJOR : Severity.MINOR,
            "%s isn't refused, it %s".formatted(what, got(taken.getFirst())),
            what + " isn't refused");
      } else {
        delivered.answers().stream()
            .filter(told -> told.status() >= 500 || told.status() == 0)
            .findFirst()
            .ifPresent(
                told ->
                    add(
                        delivered,
                        Severity.MINOR,
                        "%s %s instead of a 4xx".formatted(what, got(told)),
                        what + " makes the service fail"));
      }
    }

    private static String got(Told told) {
      return told.status() == 0 ? "gets no answer" : "is answered with " + told.status();
    }

    private void add(Delivered delivered, Severity severity, String what, String cause) {
      findings.add(severity, delivered.operation(), what, cause, delivered.exchanges());
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("webhooks", webhooks.size()).and("events", events).and("effects seen", effects);
      if (!findings.isEmpty()) {
        return new Verdict.Fail(findings.list(), exercised);
      }
      if (webhooks.isEmpty()) {
        return none
            ? new Verdict.NotApplicable("the recipe says that there are no webhooks, and none is described", exercised)
            : new Verdict.Inconclusive(
                "the recipe names no webhook: put it under `webhooks`, or say `declare: { none: [webhook] }`",
                exercised);
      }
      if (!refused.isEmpty()) {
        var first = refused.entrySet().iterator().next();
        return new Verdict.Inconclusive(
            "%s answers the sample event with %d: look at `sample` and `signature` in the recipe"
                .formatted(first.getKey(), first.getValue()),
            exercised);
      }
      if (seen.size() < webhooks.size()) {
        return new Verdict.Inconclusive(
            "no effect of an event can be seen: let the sample speak of a thing that exists (`about`)",
            exercised);
      }
      return new Verdict.Pass(
          "each event takes effect once, and forged ones are refused", exercised);
    }
  }
}
