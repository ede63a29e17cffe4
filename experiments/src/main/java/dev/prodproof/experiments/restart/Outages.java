package dev.prodproof.experiments.restart;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Write;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.Fault;
import dev.prodproof.lab.proxy.Upstream.Outage;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Takes the dependencies away amid writes, gives them back, and looks for all that was acknowledged.
final class Outages {
  /// How long it takes beside looking for what was written.
  static final Duration OWN = Duration.ofSeconds(8);

  private static final Duration AROUND = Duration.ofMillis(400);
  private static final Duration GONE = Duration.ofMillis(1200);
  private static final Duration BETWEEN = Duration.ofMillis(200);

  /// A pool may look for its database at intervals only.
  private static final Duration RECOVERY = Duration.ofSeconds(20);

  private final Hands hands;
  private final List<Subject> subjects;
  private final Light light;

  Outages(Hands hands, List<Subject> subjects, Light light) {
    this.hands = hands;
    this.subjects = subjects;
    this.light = light;
  }

  static boolean any(Lab lab) {
    return !lab.databases().isEmpty() || !lab.upstreams().isEmpty();
  }

  /// @return whether a write met it
  boolean meet() throws InterruptedException {
    Lab lab = hands.lab();
    try (var writers = new Writers(hands, subjects)) {
      lab.pause(AROUND);
      Instant begin = lab.clock().instant();
      List<Outage> broken = broken(lab);
      try {
        lab.pause(GONE);
      } finally {
        broken.forEach(Outage::close);
      }
      Instant end = lab.clock().instant();
      lab.pause(AROUND);
      List<Attempt> attempts = writers.attempts();
      boolean met =
          attempts.stream()
              .filter(one -> one.underWayAt(begin) || within(one, begin, end))
              .anyMatch(one -> one.outcome() == Write.Outcome.UNKNOWN);
      if (recovers()) {
        new Census(hands).of(Write.Occasion.OUTAGE, 0, attempts).forEach(lab::record);
      }
      return met;
    }
  }

  private static boolean within(Attempt attempt, Instant begin, Instant end) {
    return attempt.sentAt().isAfter(begin) && attempt.sentAt().isBefore(end);
  }

  private static List<Outage> broken(Lab lab) {
    var broken = new ArrayList<Outage>();
    lab.databases().forEach(one -> broken.add(one.broken(new DatabaseFault.Refuse())));
    lab.upstreams().forEach(one -> broken.add(one.broken(new Fault.Refuse())));
    return broken;
  }

  /// Else another check has something to say, and nothing can be looked for.
  private boolean recovers() throws InterruptedException {
    Lab lab = hands.lab();
    Instant end = lab.clock().instant().plus(RECOVERY);
    while (lab.clock().instant().isBefore(end) && !lab.left().isZero()) {
      Exchange asked = hands.send(hands.call(light.draft()).header("Connection", "close"), light.identity());
      if (asked.succeeded()) {
        return true;
      }
      lab.pause(BETWEEN);
    }
    return false;
  }
}
