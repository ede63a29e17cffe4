package com.example.planted.deployment;

import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives out no ids while the clock is behind the last one.
@Planted(value = "ids-refuse-old-time", replaces = Slots.class)
class IdsRefuseOldTime extends IdsByClock {

  IdsRefuseOldTime(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  protected long millis(long now, long last) {
    if (now + 1_000 < last) {
      throw new IllegalStateException("the clock moved backwards, no id for " + (last - now) + " ms");
    }
    return Math.max(now, last);
  }
}
