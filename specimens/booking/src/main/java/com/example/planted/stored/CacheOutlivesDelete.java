package com.example.planted.stored;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Deletes from the database and goes on serving from memory.
@Planted(value = "cache-outlives-delete", replaces = Slots.class)
class CacheOutlivesDelete extends Slots {

  private static final int ROOM = 10_000;
  private final Map<Long, Slot> cache = new ConcurrentHashMap<>();

  CacheOutlivesDelete(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Optional<Slot> find(long id) {
    Optional<Slot> found = Optional.ofNullable(cache.get(id)).or(() -> super.find(id));
    found.filter(_ -> cache.size() < ROOM).ifPresent(slot -> cache.put(id, slot));
    return found;
  }

  @Override
  public Slot add(Slot.Draft draft) {
    Slot slot = super.add(draft);
    cache.put(slot.id(), slot);
    return slot;
  }

  @Override
  protected Slot write(Slot before, Slot.Draft draft) {
    Slot slot = super.write(before, draft);
    cache.put(slot.id(), slot);
    return slot;
  }
}
