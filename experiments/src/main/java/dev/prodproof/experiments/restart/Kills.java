package dev.prodproof.experiments.restart;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.FaultWindow;
import dev.prodproof.facts.Restarted;
import dev.prodproof.facts.Write;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Kills the service amid writes, starts it again, and looks for all that it had acknowledged.
final class Kills {
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final Duration JUST_NOW = Duration.ofMillis(30);

  /// The kill shall meet a periodic job, such as a flush each second, at any point of its period.
  private static final int LEAST_MILLIS = 100;
  private static final int MORE_MILLIS = 500;

  private final Hands hands;
  private final List<Subject> subjects;
  private final Revival revival;
  private final ManagedService service;
  private final Inventory inventory;

  Kills(Hands hands, List<Subject> subjects, Revival revival, ManagedService service) throws InterruptedException {
    this.inventory = Inventory.of(hands, subjects);
    this.hands = hands;
    this.subjects = subjects;
    this.revival = revival;
    this.service = service;
  }

  /// @return whether the service was writing when it was killed
  boolean kill(int round) throws InterruptedException {
    Lab lab = hands.lab();
    inventory.take();
    try (var writers = new Writers(hands, subjects)) {
      int wait = lab.chance("kill " + round).nextInt(MORE_MILLIS);
      lab.pause(Duration.ofMillis(LEAST_MILLIS + wait));
      writers.awaitMoment(LONGEST, JUST_NOW);
      Instant at = lab.clock().instant();
      ManagedService.Ended ended = service.kill();
      List<Attempt> attempts = writers.attempts();
      long readyAfter = revival.start("a kill");
      lab.record(
          FaultWindow.ofProcess(Restart.NAME, "SIGKILL", at, lab.clock().instant()));
      if (readyAfter < 0) {
        hands.requireGoingOn();
      }
      Restarted restarted = restarted(round, at, ended, readyAfter, attempts);
      lab.record(restarted);
      if (!restarted.ready()) {
        throw new Unusable("after SIGKILL the service didn't start again: " + revival.why());
      }
      inventory.compared(round, attempts).forEach(lab::record);
      List<Write> writes = new Census(hands).of(Write.Occasion.KILL, round, attempts);
      writes.forEach(lab::record);
      return restarted.amidWrites();
    }
  }

  private static Restarted restarted(
      int round, Instant at, ManagedService.Ended ended, long readyAfter, List<Attempt> attempts) {
    List<Attempt> underWay = attempts.stream().filter(one -> one.underWayAt(at)).toList();
    long since =
        attempts.stream()
            .filter(one -> one.outcome() == Write.Outcome.ACKNOWLEDGED && !one.doneAt().isAfter(at))
            .mapToLong(one -> Duration.between(one.doneAt(), at).toMillis())
            .min()
            .orElse(-1);
    return new Restarted(
        Restarted.Signal.KILL,
        round,
        underWay.size(),
        since,
        ended.exit().orElse(-1),
        ended.after().toMillis(),
        ended.inTime(),
        readyAfter,
        underWay.stream().map(one -> one.exchange().id()).toList());
  }
}
