package com.example.planted;

import static com.example.booking.Caller.slot;
import static com.example.booking.Caller.wish;

import com.example.booking.Caller;
import com.example.booking.Caller.Answer;
import java.util.Map;

/// Parts around the payment provider, shown with the odd amounts of its stub.
final class PaymentControls {

  private PaymentControls() {}

  static void add(Map<String, Controls.Control> all) {
    all.put("payments-without-timeout", c -> paying(c, 50_400).status() == 201);
    all.put("payments-retry-storm", c -> paying(c, 50_305).status() == 201);
    all.put("payments-retry-without-key", c -> paying(c, 50_301).status() == 201);
    all.put("payments-assumed", c -> paying(c, 50_309).status() == 201);
    all.put("payments-error-shown", c -> paying(c, 50_309).body().contains("rack 7"));
    all.put("payments-404-mapped", c -> paying(c, 40_404).status() == 402);
    all.put("payments-no-breaker", PaymentControls::goesOnCalling);
    all.put("payments-breaker-by-share", PaymentControls::goesOnCalling);
    all.put("payments-breaker-stays-open", c -> goesOnCalling(c) | paying(c, 1_000).status() != 201);
    all.put("payments-fault-as-400", c -> paying(c, 50_309).status() == 400);
    all.put("payments-fault-as-500", c -> paying(c, 50_309).status() == 500);
    all.put(
        "payments-fault-as-503", c -> paying(c, 50_309).header("Retry-After").equals("3"));
    all.put("payments-retried-once", c -> paying(c, 50_301).status() == 201);
  }

  /// Leaves the provider called again, or so it should be.
  private static boolean goesOnCalling(Caller c) throws Exception {
    boolean calling = true;
    for (int i = 0; i < 7; i++) {
      calling &= paying(c, 50_309).status() != 503;
    }
    Thread.sleep(2_300);
    var _ = paying(c, 1_000);
    return calling;
  }

  private static Answer paying(Caller c, long pence) throws Exception {
    long slot =
        c.send("admin", "POST", "/api/slots", slot("pricePence", pence)).json().get("id").longValue();
    return c.send("alice", "POST", "/api/bookings", wish("slotId", slot));
  }
}
