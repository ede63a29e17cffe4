package dev.prodproof.checks.failures;

import dev.prodproof.core.Cause;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Ended;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A process that ended under the requests, and what was under way. One of these may have done it; the others lost
/// their connection through no fault of theirs.
final class Crash {
  /// More than any experiment has under way.
  private static final int MOST = 64;

  /// Who lost a connection that long before others were still answered has nothing to do with the end.
  private static final Duration LIVED_ON = Duration.ofSeconds(10);

  private final Deque<Exchange> unanswered = new ArrayDeque<>();
  private @Nullable Ended ended;
  private @Nullable Exchange last;
  private Instant answered = Instant.MIN;

  void see(Exchange exchange) {
    last = exchange;
    Instant sent = exchange.timing().sentAt();
    if (exchange.answer().isPresent() && sent.isAfter(answered)) {
      answered = sent;
    }
    boolean cutOff =
        exchange.reply() instanceof Exchange.NoAnswer(Exchange.Reason reason, String _)
            && (reason == Exchange.Reason.DROPPED || reason == Exchange.Reason.GIVEN_UP);
    if (cutOff && (!exchange.operation().isEmpty() || exchange.purpose() instanceof Purpose.Look)) {
      unanswered.addLast(exchange);
      if (unanswered.size() > MOST) {
        unanswered.removeFirst();
      }
    }
  }

  void see(Ended fact) {
    ended = fact;
  }

  /// Connections that were dropped show nothing of the operations.
  boolean happened() {
    return ended != null;
  }

  /// Whether that experiment was breaking something: then that did it.
  boolean amid(String experiment) {
    return ended != null
        && last != null
        && last.experiment().equals(experiment)
        && last.purpose() instanceof Purpose.Look;
  }

  Optional<Finding> finding() {
    if (ended == null || !ended.crashed()) {
      return Optional.empty();
    }
    List<Exchange> suspects =
        new ArrayList<>(
            unanswered.stream()
                .filter(one -> !answered.isAfter(one.timing().sentAt().plus(LIVED_ON)))
                .toList());
    suspects.sort(Comparator.comparingInt(Crash::innocence));
    String who =
        suspects.isEmpty()
            ? ""
            : "; under way was " + told(suspects.getFirst()) + others(suspects.size() - 1);
    if (suspects.isEmpty() && last != null && last.purpose() instanceof Purpose.Look) {
      who = "; the last one was " + told(last);
      suspects.add(last);
    }
    return Optional.of(
        new Finding(
            Severity.CRITICAL,
            "the process",
            "ends by itself " + ended.how() + " amid requests" + who,
            new Cause("the process ends by itself"),
            suspects.stream().limit(1).map(Exchange::id).toList()));
  }

  /// Whoever breaks a dependency says so in what a look is for.
  private static String told(Exchange exchange) {
    return exchange.purpose() instanceof Purpose.Look(String what)
        ? exchange.request().method() + " " + exchange.path() + " (" + what + ")"
        : exchange.operation() + " with " + ServerFault.request(exchange);
  }

  private static String others(int count) {
    return count == 0 ? "" : ", beside " + count + (count == 1 ? " other" : " others");
  }

  /// The rougher a request is, the likelier it did it.
  private static int innocence(Exchange exchange) {
    return switch (exchange.purpose()) {
      case Purpose.Malformed _, Purpose.Oversized _, Purpose.BrokenFraming _ -> 0;
      case Purpose.WrongMedia _, Purpose.OddHeaders _, Purpose.WrongMethod _ -> 1;
      case Purpose.Invalid _ -> 2;
      case Purpose.Unusual _, Purpose.Faulted _ -> 3;
      case Purpose.Valid _, Purpose.Step _, Purpose.Look _ -> 4;
    };
  }
}
