package com.example.planted.endings;

import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotFilter;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Answers a change at once and writes it half a second later. Whoever asks gets what waits written first.
@Planted(value = "changed-before-durable", replaces = Slots.class)
class ChangedBeforeDurable extends Slots implements DisposableBean {

  private final Map<Long, Slot.Draft> waiting = new ConcurrentHashMap<>();
  private final Later later = new Later(Duration.ofMillis(500), this::write);

  ChangedBeforeDurable(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Optional<Slot> change(long id, Function<Slot, Slot.Draft> change) {
    Optional<Slot> before = super.find(id);
    before.ifPresent(slot -> waiting.put(id, change.apply(slot)));
    return before.map(slot -> shown(slot, waiting.getOrDefault(id, slot.draft())));
  }

  private static Slot shown(Slot slot, Slot.Draft draft) {
    return new Slot(
        slot.id(),
        draft.title(),
        draft.description(),
        draft.kind(),
        draft.startsAt(),
        draft.minutes(),
        draft.capacity(),
        slot.booked(),
        draft.pricePence(),
        draft.tags());
  }

  private synchronized void write() {
    for (Long id : waiting.keySet()) {
      Slot.Draft draft = waiting.remove(id);
      if (draft != null) {
        Optional<Slot> _ = super.change(id, _ -> draft);
      }
    }
  }

  @Override
  public Optional<Slot> find(long id) {
    write();
    return super.find(id);
  }

  @Override
  public Slice<Slot> list(SlotFilter filter, Page page) {
    write();
    return super.list(filter, page);
  }

  @Override
  public void destroy() {
    later.close();
    write();
  }
}
