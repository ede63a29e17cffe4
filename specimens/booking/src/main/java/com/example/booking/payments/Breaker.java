package com.example.booking.payments;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Leaves the payment provider alone for a while once it has failed several times in a row.
///
/// After [#PAUSE] one call is let through: it decides whether the others follow.
@Component
public class Breaker {

  /// Nobody else's bad luck: a provider that is well doesn't fail five times in a row.
  private static final int IN_A_ROW = 5;

  public static final Duration PAUSE = Duration.ofSeconds(2);

  private int failures;
  private long closedAgainAt;

  /// The provider isn't called at present.
  public static final class Open extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Open() {
      super("the payment provider failed too often", null, false, false);
    }
  }

  /// @param good whether an answer shows that the provider is well
  /// @throws Open where the call isn't made
  public <T> T call(Supplier<T> call, Predicate<T> good) {
    if (!admits()) {
      throw new Open();
    }
    boolean well = false;
    try {
      T answer = call.get();
      well = good.test(answer);
      return answer;
    } finally {
      done(well);
    }
  }

  protected synchronized boolean admits() {
    long now = System.nanoTime();
    if (failures < IN_A_ROW) {
      return true;
    }
    if (now - closedAgainAt < 0) {
      return false;
    }
    closedAgainAt = now + PAUSE.toNanos();
    return true;
  }

  protected synchronized void done(boolean well) {
    failures = well ? 0 : failures + 1;
    if (failures >= IN_A_ROW) {
      closedAgainAt = System.nanoTime() + PAUSE.toNanos();
    }
  }
}
