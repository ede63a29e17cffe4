package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.facts.Exchange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// The accepted requests that invalid ones are held against: same operation, same state, all values good.
/// Sent again now and then, since the state may have changed.
final class Controls {
  private static final int AGE = 40;
  private static final int TRIES = 3;
  private static final int CONFLICT = 409;

  private final Courier courier;
  private final Explorer explorer;
  private final Map<String, Control> controls = new ConcurrentHashMap<>();

  private static final class Control {
    final ReentrantLock lock = new ReentrantLock();
    long exchange;
    int served = AGE;
  }

  Controls(Courier courier, Explorer explorer) {
    this.courier = courier;
    this.explorer = explorer;
  }

  /// The id of an accepted exchange; 0 where the operation accepts nothing at present.
  long of(ApiOperation operation) throws InterruptedException {
    Control control = controls.computeIfAbsent(operation.id(), id -> new Control());
    control.lock.lock();
    try {
      if (control.served++ >= AGE) {
        control.exchange = fresh(operation, control.exchange);
        control.served = 0;
      }
      return control.exchange;
    } finally {
      control.lock.unlock();
    }
  }

  private long fresh(ApiOperation operation, long before) throws InterruptedException {
    long known = explorer.reached(operation).map(reached -> reached.exchange().id()).orElse(0L);
    if (known == 0 || operation.method().equals("DELETE")) {
      return known;
    }
    for (int i = 0; i < TRIES; i++) {
      Optional<Case> plain = explorer.plain(operation).filter(courier::permits);
      if (plain.isEmpty()) {
        return Math.max(before, known);
      }
      Exchange again = courier.send(plain.get(), explorer.identity(operation));
      if (again.status() != CONFLICT) {
        return again.status() >= 200 && again.status() < 400 ? again.id() : 0;
      }
    }
    return 0;
  }
}
