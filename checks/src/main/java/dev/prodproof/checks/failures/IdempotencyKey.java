package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Contended;
import dev.prodproof.facts.Delivered;
import dev.prodproof.facts.Delivered.Told;
import dev.prodproof.facts.Delivered.Trace;
import dev.prodproof.facts.Delivered.Variety;
import dev.prodproof.facts.DeliveryFact;
import dev.prodproof.facts.Offered;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public final class IdempotencyKey implements Check<DeliveryFact> {
  @Override
  public Class<DeliveryFact> reads() {
    return DeliveryFact.class;
  }

  @Override
  public Fold<DeliveryFact> judge() {
    return new Pass();
  }

  private static final String IGNORED =
      "a repeated request takes effect again under the same key";

  private static final class Pass implements Fold<DeliveryFact> {
    private final Findings findings = new Findings();
    private final Set<String> makers = new HashSet<>();
    private final Set<String> keyed = new HashSet<>();
    private final Set<String> inSequence = new HashSet<>();
    private final Set<String> atOnce = new HashSet<>();
    private final Set<String> ignoring = new HashSet<>();
    private long requests;
    private long crashes;
    private long effects;

    @Override
    public void see(DeliveryFact fact) {
      switch (fact) {
        case Offered offered -> {
          makers.addAll(offered.makers());
          keyed.addAll(offered.keyed());
        }
        case Delivered delivered when delivered.sort() == Delivered.Sort.KEY -> look(delivered);
        case Delivered _, Contended _ -> {}
      }
    }

    private void look(Delivered delivered) {
      requests += delivered.answers().size();
      effects += delivered.telling().size();
      switch (delivered.variety()) {
        case IN_SEQUENCE -> {
          if (doubled(delivered, IGNORED)) {
            ignoring.add(delivered.operation());
          } else {
            refused(delivered);
            count(inSequence, delivered);
          }
        }
        case AT_ONCE -> {
          if (!doubled(delivered, "requests at the same time take effect more than once under the same key")) {
            failedAtOnce(delivered);
            count(atOnce, delivered);
          }
        }
        case OTHER_BODY -> otherBody(delivered);
        case OTHER_KEY -> otherKey(delivered);
        case OTHER_CALLER -> otherCaller(delivered);
        case AFTER_RESTART -> {
          if (!doubled(delivered, "a request that is repeated after a restart takes effect again")) {
            refused(delivered);
          }
        }
        case AFTER_CRASH -> afterCrash(delivered);
        case OUT_OF_ORDER, BAD_SIGNATURE, NO_SIGNATURE -> {}
      }
    }

    private void afterCrash(Delivered delivered) {
      crashes++;
      List<Trace> more =
          delivered.telling().stream().filter(trace -> trace.seen().compareTo(trace.once()) > 0).toList();
      Told again = delivered.answers().getLast();
      if (!more.isEmpty()) {
        String what = "cut off by a crash and asked again with its key: " + Traced.words(more.getFirst());
        add(delivered, Severity.MAJOR, what, "a request that a crash cut off takes effect again");
      } else if (again.status() >= 500 && again.status() != 503) {
        String what = "a request that a crash cut off is answered with %d under its key".formatted(again.status());
        add(delivered, Severity.MAJOR, what, "a request that a crash cut off fails under its key");
      }
    }

    private static void count(Set<String> operations, Delivered delivered) {
      boolean done = delivered.answers().stream().anyMatch(Told::succeeded);
      if (done && !delivered.telling().isEmpty()) {
        operations.add(delivered.operation());
      }
    }

    private boolean doubled(Delivered delivered, String cause) {
      List<Trace> more = delivered.telling().stream().filter(trace -> !trace.asOnce()).toList();
      if (more.isEmpty()) {
        return false;
      }
      String what =
          "%d requests with one key: %s"
              .formatted(delivered.answers().size(), Traced.words(more.getFirst()));
      add(delivered, Severity.MAJOR, what, cause);
      return true;
    }

    private void refused(Delivered delivered) {
      List<Told> later = delivered.answers().stream().skip(1).toList();
      for (Told told : later) {
        if (told.status() >= 500 || told.status() == 0) {
          String what = "a request that is repeated with its key " + got(told);
          add(delivered, Severity.MAJOR, what, "a repeated request fails");
        } else if (!told.succeeded()) {
          String what =
              "a request that is repeated with its key %s instead of the first answer".formatted(got(told));
          add(delivered, Severity.MINOR, what, "a repeated request isn't told what came of the first");
        }
      }
    }

    private void failedAtOnce(Delivered delivered) {
      List<Told> failed =
          delivered.answers().stream()
              .filter(told -> (told.status() >= 500 && told.status() != 503) || told.status() == 0)
              .toList();
      if (!failed.isEmpty()) {
        String what =
            "%d of %d requests that come at the same time with one key fail; one of them %s"
                .formatted(failed.size(), delivered.answers().size(), got(failed.getFirst()));
        add(delivered, Severity.MINOR, what, "requests at the same time fail");
      }
    }

    private void otherBody(Delivered delivered) {
      Told told = delivered.answers().getLast();
      boolean acted = delivered.telling().stream().anyMatch(trace -> !trace.still());
      if (told.succeeded() && acted && !told.same()) {
        String what = "a key that was used for one request is taken for another one, which takes effect";
        add(delivered, Severity.MAJOR, what, "another request takes effect under a used key");
      } else if (told.succeeded()) {
        String what =
            "a key that was used for one request is taken for another one, and the first one's answer comes";
        add(delivered, Severity.MINOR, what, "another request gets the first one's answer");
      } else if (told.status() >= 500 || told.status() == 0) {
        String what = "another request under a used key %s instead of a 4xx".formatted(got(told));
        add(delivered, Severity.MINOR, what, "another request under a used key fails");
      }
    }

    private void otherKey(Delivered delivered) {
      Told told = delivered.answers().getLast();
      List<Trace> telling = delivered.telling();
      boolean nothing = !telling.isEmpty() && telling.stream().allMatch(Trace::still);
      // Who answers with the thing that there is has compared what was asked, and that is a choice.
      if (told.succeeded() && nothing && !told.same()) {
        String what = "the same request with another key " + got(told) + " and has no effect that can be read";
        add(delivered, Severity.MINOR, what, "a second key has no effect");
      }
    }

    private void otherCaller(Delivered delivered) {
      Told told = delivered.answers().getLast();
      if (told.succeeded() && told.same()) {
        add(
            delivered,
            Severity.MAJOR,
            "somebody else who sends the same key gets the first caller's answer",
            "another caller's answer comes");
      }
    }

    private static String got(Told told) {
      return told.status() == 0 ? "gets no answer" : "is answered with " + told.status();
    }

    private void add(Delivered delivered, Severity severity, String what, String cause) {
      findings.add(severity, delivered.operation(), what, cause, delivered.exchanges());
    }

    /// What looks at no key at all shows in every way of sending it: that is told once.
    private List<Finding> told() {
      return findings.list().stream()
          .filter(
              one ->
                  !ignoring.contains(one.where()) || one.cause().equals(new Cause(IGNORED)))
          .toList();
    }

    @Override
    public Verdict verdict() {
      var exercised =
          Exercised.of("operations with a key", keyed.size())
              .and("requests", requests)
              .and("cut off by a crash", crashes)
              .and("effects seen", effects);
      if (!findings.isEmpty()) {
        return new Verdict.Fail(told(), exercised);
      }
      if (keyed.isEmpty() && !makers.isEmpty()) {
        return new Verdict.NotApplicable(
            "none of the %d operations that make things takes an idempotency key"
                .formatted(makers.size()),
            exercised);
      }
      var untold = new HashSet<>(keyed);
      untold.removeIf(operation -> inSequence.contains(operation) && atOnce.contains(operation));
      if (keyed.isEmpty() || !untold.isEmpty()) {
        String because =
            keyed.isEmpty()
                ? "no operation could be tried"
                : "no effect could be counted of " + untold.iterator().next();
        return new Verdict.Inconclusive(because, exercised);
      }
      return new Verdict.Pass(
          "%d operations take effect once for each key".formatted(keyed.size()), exercised);
    }
  }
}
