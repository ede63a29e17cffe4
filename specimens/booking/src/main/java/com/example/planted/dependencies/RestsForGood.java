package com.example.planted.dependencies;

import com.example.booking.payments.Breaker;
import com.example.planted.Planted;

/// Never calls the payment provider again once it has failed some times in a row.
@Planted(value = "payments-breaker-stays-open", replaces = Breaker.class)
class RestsForGood extends Breaker {

  private static final int IN_A_ROW = 5;

  private int failures;

  @Override
  protected synchronized boolean admits() {
    return failures < IN_A_ROW;
  }

  @Override
  protected synchronized void done(boolean well) {
    failures = well ? 0 : failures + 1;
  }
}
