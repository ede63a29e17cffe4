package dev.prodproof.experiments.database;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.PoolTrial;
import dev.prodproof.facts.PoolTrial.Afterwards;
import dev.prodproof.facts.PoolTrial.Waited;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Many requests at once: while each fails, and to see whether every connection is free again.
final class Burst {
  private static final int ROUNDS = 3;
  private static final Duration CLEAN = Duration.ofSeconds(61);
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final Stage stage;
  private final User user;
  private final Duration end;
  private long telling;

  /// @param end stops when no more than this is left
  Burst(Stage stage, User user, Duration end) {
    this.stage = stage;
    this.user = user;
    this.end = end;
  }

  List<Exchange> atOnce(int count, String why) throws InterruptedException {
    var all = new CopyOnWriteArrayList<Exchange>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        Case one = stage.next(user).orElse(user.one());
        var _ = threads.submit(() -> all.add(stage.send(one, user.identity(), why)));
      }
    }
    return all;
  }

  Waited waited(Exchange exchange) {
    return new Waited(exchange.status(), stage.caller().took(exchange));
  }

  /// Once it is well again.
  ///
  /// @param crowd what was asked while it wasn't
  PoolTrial trial(String word, int connections, List<Exchange> crowd) throws InterruptedException {
    int held = Math.min(connections, stage.database().counts().open());
    Afterwards afterwards = free(Math.max(1, held), word);
    Duration declared = stage.lab().recipe().declared().deadline();
    var exchanges = new ArrayList<Long>();
    crowd.stream().findFirst().ifPresent(one -> exchanges.add(one.id()));
    if (telling > 0) {
      exchanges.add(telling);
    }
    return new PoolTrial(
        stage.name(),
        word,
        user.operation().id(),
        connections,
        declared == null ? 0 : declared.toMillis(),
        crowd.stream().filter(one -> !stage.caller().cutShort(one)).map(this::waited).toList(),
        afterwards,
        List.copyOf(exchanges));
  }

  private Afterwards free(int connections, String word) throws InterruptedException {
    Instant healed = stage.lab().clock().instant();
    int open = stage.database().counts().inTransaction();
    while (open > 0 && since(healed) < CLEAN.toMillis() && !over()) {
      stage.lab().pause(BETWEEN);
      open = stage.database().counts().inTransaction();
    }
    long waited = since(healed);
    int good = -1;
    for (int i = 0; i < ROUNDS && good < connections && !over(); i++) {
      List<Exchange> all = atOnce(connections, stage.after(word));
      good = Math.max(good, (int) all.stream().filter(Exchange::succeeded).count());
      telling = all.isEmpty() ? telling : all.getLast().id();
    }
    return new Afterwards(waited, open, good < 0 ? 0 : connections, Math.max(0, good));
  }

  private boolean over() {
    return stage.lab().left().compareTo(end) <= 0;
  }

  private long since(Instant healed) {
    return Duration.between(healed, stage.lab().clock().instant()).toMillis();
  }
}
