package com.example.planted.stored;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Answers 201 and rolls the insert back.
@Planted(value = "created-then-rolled-back", replaces = Slots.class)
class CreatedThenRolledBack extends Slots {

  CreatedThenRolledBack(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slot add(Slot.Draft draft) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              return super.add(draft);
            }));
  }
}
