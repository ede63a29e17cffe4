package dev.prodproof.experiments.database;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.DatabaseReturn;
import dev.prodproof.facts.DatabaseTrial.Kind;
import dev.prodproof.facts.UpstreamFact;
import dev.prodproof.facts.UpstreamRecovery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks again and again once the database is well, until the answers are good.
final class Recovery {
  /// Longer than what passes, so that failing is told from not having looked.
  private static final Duration LONGEST = Duration.ofSeconds(130);

  /// A little more than what passes.
  private static final Duration ENOUGH = Duration.ofSeconds(32);

  private static final Duration BETWEEN = Duration.ofMillis(150);

  /// Refusals in a row that are the client's: what is sent doesn't fit any more.
  private static final int MISFITS = 4;

  private final Stage stage;
  private final Duration end;
  private final Planned planned;

  /// @param end stops when no more than this is left
  Recovery(Stage stage, Planned planned, Duration end) {
    this.stage = stage;
    this.planned = planned;
    this.end = end;
  }

  private record Row(long first, int good, int errors, long waited, List<Long> exchanges) {}

  /// @param connections that the service held before
  /// @param errors that came since the connections broke, where they broke at once and for good
  List<UpstreamFact> of(User user, int connections, int errors) throws InterruptedException {
    Row row = row(user, Math.max(planned.row(), connections + 1));
    String operation = user.operation().id();
    var facts = new ArrayList<UpstreamFact>();
    facts.add(
        new UpstreamRecovery(
            stage.name(),
            planned.word(),
            operation,
            row.first(),
            row.good(),
            row.waited(),
            row.exchanges()));
    if (planned.kind() == Kind.GONE) {
      facts.add(
          new DatabaseReturn(
              stage.name(),
              planned.word(),
              operation,
              connections,
              row.first(),
              row.waited(),
              errors + row.errors(),
              row.exchanges()));
    }
    return facts;
  }

  private Row row(User user, int wanted) throws InterruptedException {
    Instant healed = stage.lab().clock().instant();
    var exchanges = new ArrayList<Long>();
    long first = -1;
    int good = 0;
    int errors = 0;
    int misfits = 0;
    while (good < wanted && misfits < MISFITS && !over(healed, good)) {
      long since = since(healed);
      Optional<Case> one = stage.next(user);
      Optional<Stage.Shown> shown =
          one.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  stage.observe(one.get(), user.identity(), stage.after(planned.word())));
      misfits = shown.isEmpty() || misfit(shown.get()) ? misfits + 1 : 0;
      if (misfits > 0) {
        continue;
      }
      exchanges.add(shown.orElseThrow().exchange().id());
      if (shown.orElseThrow().good()) {
        first = good == 0 ? since : first;
        good++;
      } else {
        first = -1;
        good = 0;
        errors++;
        stage.lab().pause(BETWEEN);
      }
    }
    int from = Math.max(0, exchanges.size() - 3);
    return new Row(
        first, good, errors, since(healed), List.copyOf(exchanges.subList(from, exchanges.size())));
  }

  private static boolean misfit(Stage.Shown shown) {
    int status = shown.exchange().status();
    return !shown.good() && status >= 200 && status < 500;
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
