package com.example.planted.deployment;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes a column that its own release made mandatory.
@Planted(value = "column-required-at-once", replaces = Slots.class)
class ColumnRequired extends Slots {

  ColumnRequired(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slot add(Slot.Draft draft) {
    return bound(
            """
            insert into slots
              (title, description, kind, starts_at, minutes, capacity, price_pence, tags, venue)
            values (:title, :description, :kind, :startsAt, :minutes, :capacity, :pricePence, :tags, 'main')
            returning *
            """,
            draft)
        .query(Slots::row)
        .single();
  }
}
