package com.example.planted.twins;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Shows a slot when it has settled.
@Planted(value = "accepted-202", replaces = Slots.class)
class VisibleLater extends Slots {

  private static final Duration SETTLES = Duration.ofSeconds(1);
  private final Map<Long, Long> young = new ConcurrentHashMap<>();

  VisibleLater(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slot add(Slot.Draft draft) {
    young.values().removeIf(VisibleLater::isOver);
    Slot slot = super.add(draft);
    young.put(slot.id(), System.nanoTime() + SETTLES.toNanos());
    return slot;
  }

  @Override
  public Optional<Slot> find(long id) {
    Long end = young.get(id);
    return end == null || isOver(end) ? super.find(id) : Optional.empty();
  }

  private static boolean isOver(long end) {
    return System.nanoTime() - end > 0;
  }
}
