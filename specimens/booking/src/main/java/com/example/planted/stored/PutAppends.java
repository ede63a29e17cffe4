package com.example.planted.stored;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A PUT that adds to the description instead of replacing it.
@Planted(value = "put-appends", replaces = Slots.class)
class PutAppends extends Slots {

  private static final int LONGEST = 1000;

  PutAppends(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  protected Slot write(Slot before, Slot.Draft draft) {
    String text = before.description() + "\n" + draft.description();
    String description = text.codePointCount(0, text.length()) <= LONGEST ? text : draft.description();
    return super.write(
        before,
        new Slot.Draft(
            draft.title(),
            description,
            draft.kind(),
            draft.startsAt(),
            draft.minutes(),
            draft.capacity(),
            draft.pricePence(),
            draft.tags()));
  }
}
