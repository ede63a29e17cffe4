package dev.prodproof.experiments.upstream;

import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.UpstreamRecovery;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks again and again once a fault is healed, until the answers are good.
final class Recovery {
  /// Longer than what passes, so that failing is told from not having looked.
  private static final Duration LONGEST = Duration.ofSeconds(130);

  /// A little more than common breakers stay open.
  private static final Duration ENOUGH = Duration.ofSeconds(66);

  private static final Duration BETWEEN = Duration.ofMillis(250);

  /// Requests in a row that don't reach the dependency: what is sent doesn't fit any more.
  private static final int MISFITS = 4;

  private final Stage stage;
  private final Duration end;

  Recovery(Stage stage, Duration end) {
    this.stage = stage;
    this.end = end;
  }

  UpstreamRecovery after(Planned planned, User user) throws InterruptedException {
    Lab lab = stage.lab();
    Instant healed = lab.clock().instant();
    var exchanges = new ArrayList<Long>();
    long first = -1;
    int row = 0;
    int misfits = 0;
    while (row < planned.row() && misfits < MISFITS && !over(healed, row)) {
      long since = since(healed);
      Optional<Stage.Seen> seen =
          stage.reach(user, stage.upstream().name() + " after " + planned.fault().word(), false);
      boolean good = seen.filter(Recovery::good).isPresent();
      misfits = seen.isEmpty() || misfit(seen.get()) ? misfits + 1 : 0;
      if (misfits == 0) {
        exchanges.add(seen.orElseThrow().exchange().id());
        first = !good ? -1 : row == 0 ? since : first;
        row = good ? row + 1 : 0;
      }
      if (!good) {
        lab.pause(BETWEEN);
      }
    }
    return new UpstreamRecovery(
        stage.upstream().name(),
        planned.fault().word(),
        user.operation().id(),
        first,
        row,
        since(healed),
        exchanges.size() > 3 ? List.copyOf(exchanges.subList(exchanges.size() - 3, exchanges.size())) : exchanges);
  }

  private static boolean good(Stage.Seen seen) {
    return seen.exchange().succeeded() && !seen.calls().isEmpty();
  }

  /// A client's error that has nothing to do with the dependency, such as a place that is taken.
  private static boolean misfit(Stage.Seen seen) {
    int status = seen.exchange().status();
    return seen.calls().isEmpty() && status >= 200 && status < 500;
  }

  /// Where nothing good came it is looked at for long enough to tell, even beyond the time there was.
  private boolean over(Instant healed, int good) {
    boolean up = stage.lab().left().compareTo(end) <= 0;
    return since(healed) > LONGEST.toMillis()
        || (up && (good > 0 || since(healed) > ENOUGH.toMillis()));
  }

  private long since(Instant healed) {
    return Duration.between(healed, stage.lab().clock().instant()).toMillis();
  }
}
