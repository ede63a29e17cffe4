package com.example.planted.dependencies;

import com.example.booking.payments.Breaker;
import com.example.planted.Planted;

/// Calls the payment provider however often it failed.
@Planted(value = "payments-no-breaker", replaces = Breaker.class)
class NeverRests extends Breaker {

  @Override
  protected synchronized boolean admits() {
    return true;
  }
}
