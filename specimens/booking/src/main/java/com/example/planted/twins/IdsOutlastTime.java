package com.example.planted.twins;

import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import com.example.planted.deployment.IdsByClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Ids from the time of day, which go on from the last one until the clock has caught up.
@Planted(value = "ids-outlast-time", replaces = Slots.class)
class IdsOutlastTime extends IdsByClock {

  IdsOutlastTime(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  protected long millis(long now, long last) {
    return Math.max(now, last);
  }
}
