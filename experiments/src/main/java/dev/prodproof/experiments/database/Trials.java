package dev.prodproof.experiments.database;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.DatabaseTrial;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.proxy.database.Met;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A request of each operation while the database is broken, all at the same time.
final class Trials {
  private final Stage stage;

  Trials(Stage stage) {
    this.stage = stage;
  }

  /// @param unmet what was met before it broke
  List<DatabaseTrial> during(Planned planned, List<Use> uses, long unmet)
      throws InterruptedException {
    return during(planned, uses, unmet, () -> {});
  }

  /// @param meanwhile happens while they wait
  List<DatabaseTrial> during(Planned planned, List<Use> uses, long unmet, Meanwhile meanwhile)
      throws InterruptedException {
    var under = new ArrayList<Future<Exchange>>();
    var sent = new ArrayList<Use>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Use use : uses) {
        Optional<Case> one = stage.next(use.user());
        if (one.isPresent()) {
          sent.add(use);
          under.add(
              threads.submit(
                  () ->
                      stage.send(one.get(), use.user().identity(), stage.with(planned.word()))));
        }
      }
      meanwhile.happens();
    }
    List<Met> met = stage.database().metAfter(unmet);
    var trials = new ArrayList<DatabaseTrial>();
    for (int i = 0; i < sent.size(); i++) {
      Exchange exchange = answer(under.get(i));
      if (!stage.caller().cutShort(exchange)) {
        boolean reached = reached(planned, sent.get(i), exchange, met);
        trials.add(trial(planned, sent.get(i), exchange, reached));
      }
    }
    return trials;
  }

  /// What others do at the same time.
  interface Meanwhile {
    void happens() throws InterruptedException;
  }

  private static Exchange answer(Future<Exchange> sent) throws InterruptedException {
    try {
      return sent.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    }
  }

  /// Its own statement met the fault. Where connections meet it, one did, or none could be had.
  private static boolean reached(Planned planned, Use use, Exchange exchange, List<Met> met) {
    boolean failed = exchange.status() == 0 || exchange.status() >= 500;
    return planned.meetsConnections()
        ? !met.isEmpty() || failed
        : met.stream().anyMatch(one -> use.sql().contains(one.sql()));
  }

  private DatabaseTrial trial(Planned planned, Use use, Exchange exchange, boolean reached) {
    User user = use.user();
    return new DatabaseTrial(
        stage.name(),
        planned.word(),
        planned.kind(),
        user.operation().id(),
        user.fanOut(),
        reached,
        stage.caller().outcome(exchange),
        stage.caller().promise(stage.name(), user.operation()));
  }
}
