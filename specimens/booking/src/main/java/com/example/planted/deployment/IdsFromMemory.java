package com.example.planted.deployment;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts the ids of slots in memory, from the highest that was there at its first one: two instances count
/// the same ones.
@Planted(value = "ids-from-memory", replaces = Slots.class)
class IdsFromMemory extends Slots {

  private final AtomicLong last = new AtomicLong();

  IdsFromMemory(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

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

  private long next() {
    return last.updateAndGet(before -> before == 0 ? highest() + 1 : before + 1);
  }

  private long highest() {
    return database.sql("select coalesce(max(id), 0) from slots").query(Long.class).single();
  }
}
