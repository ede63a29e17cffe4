package com.example.planted.deployment;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Slots whose ids are made here, from the time of day, the instance and a count.
public abstract class IdsByClock extends Slots {

  /// The first day of 2026.
  private static final long SINCE_MILLIS = 1_767_225_600_000L;

  private static final int COUNT_BITS = 7;
  private static final int INSTANCE_BITS = 10;

  private final long instance = ProcessHandle.current().pid() % (1 << INSTANCE_BITS);
  private long last;
  private long count;

  protected IdsByClock(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  /// @param now by the clock
  /// @param last what was used before
  /// @return milliseconds for the next id, never less than the last
  protected abstract long millis(long now, long last);

  @Override
  public Slot add(Slot.Draft draft) {
    return bound(
            """
            insert into slots
              (id, title, description, kind, starts_at, minutes, capacity, price_pence, tags)
            overriding system value
            values (:id, :title, :description, :kind, :startsAt, :minutes, :capacity, :pricePence, :tags)
            returning *
            """,
            draft)
        .param("id", next())
        .query(Slots::row)
        .single();
  }

  private synchronized long next() {
    long millis = millis(System.currentTimeMillis(), last);
    count = millis == last ? count + 1 : 0;
    if (count == 1 << COUNT_BITS) {
      millis++;
      count = 0;
    }
    last = millis;
    return (millis - SINCE_MILLIS) << (INSTANCE_BITS + COUNT_BITS) | instance << COUNT_BITS | count;
  }
}
