package com.example.planted.twins;

import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Remembers what was deleted, and answers 410 for it.
@Planted(value = "gone-for-deleted", replaces = Slots.class)
class GoneForDeleted extends Slots {

  GoneForDeleted(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public boolean remove(long id) {
    refuseIfGone(id);
    boolean removed = super.remove(id);
    if (removed) {
      database
          .sql("insert into tombstones (slot_id) values (:id) on conflict do nothing")
          .param("id", id)
          .update();
    }
    return removed;
  }

  @Override
  public Optional<Slot> find(long id) {
    refuseIfGone(id);
    return super.find(id);
  }

  @Override
  public Optional<Slot> change(long id, Function<Slot, Slot.Draft> change) {
    refuseIfGone(id);
    return super.change(id, change);
  }

  private void refuseIfGone(long id) {
    if (database
        .sql("select 1 from tombstones where slot_id = :id")
        .param("id", id)
        .query(Integer.class)
        .optional()
        .isPresent()) {
      throw new Refused(Problem.of(410, "Gone", "This slot was deleted."));
    }
  }
}
