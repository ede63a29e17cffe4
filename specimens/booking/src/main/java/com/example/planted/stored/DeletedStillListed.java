package com.example.planted.stored;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Forgets the list when it hides what was deleted.
@Planted(value = "deleted-still-listed", replaces = Slots.class)
class DeletedStillListed extends Slots {

  private final Set<Long> deleted = ConcurrentHashMap.newKeySet();

  DeletedStillListed(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public boolean remove(long id) {
    return find(id).isPresent() && deleted.add(id);
  }

  @Override
  public Optional<Slot> find(long id) {
    return deleted.contains(id) ? Optional.empty() : super.find(id);
  }

  @Override
  public Optional<Slot> change(long id, Function<Slot, Slot.Draft> change) {
    return deleted.contains(id) ? Optional.empty() : super.change(id, change);
  }
}
