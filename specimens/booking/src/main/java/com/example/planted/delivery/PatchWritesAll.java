package com.example.planted.delivery;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads a slot, changes a field, and writes all of them, with nothing that keeps others out meanwhile.
@Planted(value = "patch-writes-all", replaces = Slots.class)
class PatchWritesAll extends Slots {

  PatchWritesAll(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Optional<Slot> change(long id, Function<Slot, Slot.Draft> change) {
    return find(id).map(before -> write(before, change.apply(before)));
  }
}
