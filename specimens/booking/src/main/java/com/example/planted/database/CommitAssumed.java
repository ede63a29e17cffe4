package com.example.planted.database;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Answers with the new slot although its commit failed.
@Planted(value = "commit-failure-ignored", replaces = Slots.class)
class CommitAssumed extends Slots {

  CommitAssumed(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slot add(Slot.Draft draft) {
    var added = new AtomicReference<@Nullable Slot>();
    try {
      transaction.executeWithoutResult(_ -> added.set(super.add(draft)));
    } catch (DataAccessException | TransactionException failed) {
      if (added.get() == null) {
        throw failed;
      }
    }
    return Objects.requireNonNull(added.get());
  }
}
