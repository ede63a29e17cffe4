package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Looks again for up to five seconds, since a service may take a moment to show what it did.
final class Patience {
  private static final Duration MOST = Duration.ofSeconds(5);
  private static final Duration FIRST = Duration.ofMillis(100);

  interface Looking {
    Optional<Look> look() throws InterruptedException;
  }

  /// @param afterMillis how long after the write the last look was
  record Seen(Look look, long afterMillis) {}

  private Patience() {}

  /// Until it is seen as wanted, or the time is up.
  ///
  /// @param write the answered write: who looked elsewhere for long needs no patience here any more
  static Optional<Seen> until(Look.Outcome wanted, Scene scene, Exchange write, Looking looking)
      throws InterruptedException {
    Lab lab = scene.lab();
    Instant written = write.timing().sentAt().plusNanos(Math.max(0, write.timing().lastByte()) * 1_000);
    Duration pause = FIRST;
    while (true) {
      Optional<Look> look = looking.look();
      Duration since = Duration.between(written, lab.clock().instant());
      boolean enough =
          look.isEmpty() || look.get().is(wanted) || look.get().is(Look.Outcome.UNCLEAR)
              || since.compareTo(MOST) >= 0;
      if (enough || scene.over()) {
        return look.map(last -> new Seen(given(last, wanted, since), since.toMillis()));
      }
      Duration rest = MOST.minus(since);
      lab.pause(pause.compareTo(rest) < 0 ? pause : rest);
      pause = pause.multipliedBy(2);
    }
  }

  /// Who had to stop looking early can't say that it isn't as wanted.
  private static Look given(Look last, Look.Outcome wanted, Duration since) {
    boolean early = !last.is(wanted) && since.compareTo(MOST) < 0;
    return early ? new Look(Look.Outcome.UNCLEAR, last.exchange()) : last;
  }
}
