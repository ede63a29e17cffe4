package com.example.planted.endings;

import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotFilter;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Hides at once what is deleted, and takes it out of the table half a second later.
@Planted(value = "deleted-comes-back", replaces = Slots.class)
class DeletedComesBack extends Slots implements DisposableBean {

  private final Set<Long> hidden = ConcurrentHashMap.newKeySet();
  private final Later later = new Later(Duration.ofMillis(500), this::write);

  DeletedComesBack(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public boolean remove(long id) {
    return find(id).isPresent() && hidden.add(id);
  }

  private synchronized void write() {
    for (Long id : hidden) {
      try {
        super.remove(id);
      } finally {
        hidden.remove(id);
      }
    }
  }

  @Override
  public Optional<Slot> find(long id) {
    return hidden.contains(id) ? Optional.empty() : super.find(id);
  }

  @Override
  public Slice<Slot> list(SlotFilter filter, Page page) {
    write();
    return super.list(filter, page);
  }

  @Override
  public Optional<Slot> change(long id, Function<Slot, Slot.Draft> change) {
    return hidden.contains(id) ? Optional.empty() : super.change(id, change);
  }

  @Override
  public void destroy() {
    later.close();
    write();
  }
}
