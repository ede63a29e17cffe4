package com.example.planted.twins;

import com.example.booking.payments.Breaker;
import com.example.planted.Planted;
import java.util.ArrayDeque;
import java.util.Deque;

/// Rests when most of the last calls failed rather than after a row of them, and for longer.
@Planted(value = "payments-breaker-by-share", replaces = Breaker.class)
class BreakerByShare extends Breaker {

  private static final int WINDOW = 20;
  private static final int MOST = 15;
  private static final long PAUSE_NANOS = 4_000_000_000L;

  private final Deque<Boolean> last = new ArrayDeque<>();
  private long againAt;
  private boolean resting;

  @Override
  protected synchronized boolean admits() {
    long now = System.nanoTime();
    if (resting && now - againAt < 0) {
      return false;
    }
    againAt = now + PAUSE_NANOS;
    return true;
  }

  @Override
  protected synchronized void done(boolean well) {
    if (resting && well) {
      last.clear();
    }
    last.addLast(well);
    if (last.size() > WINDOW) {
      last.removeFirst();
    }
    resting = last.stream().filter(one -> !one).count() >= MOST;
  }
}
