package com.example.planted.endings;

import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotFilter;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts slots in memory, since counting rows is slow, and writes the number down every two seconds: a crash
/// leaves it behind the rows for good.
@Planted(value = "total-counted-beside", replaces = Slots.class)
class TotalCountedBeside extends Slots implements DisposableBean {

  private final Later later = new Later(Duration.ofSeconds(2), this::write);
  private @Nullable AtomicLong counted;

  TotalCountedBeside(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slot add(Slot.Draft draft) {
    AtomicLong total = total();
    Slot added = super.add(draft);
    total.incrementAndGet();
    return added;
  }

  @Override
  public boolean remove(long id) {
    AtomicLong total = total();
    boolean removed = super.remove(id);
    total.addAndGet(removed ? -1 : 0);
    return removed;
  }

  @Override
  public Slice<Slot> list(SlotFilter filter, Page page) {
    Slice<Slot> slice = super.list(filter, page);
    boolean all = filter.kind() == null && filter.words() == null;
    return all ? new Slice<>(slice.items(), slice.page(), slice.size(), total().get()) : slice;
  }

  private synchronized AtomicLong total() {
    AtomicLong known = counted;
    if (known == null) {
      database.sql("create table if not exists slot_total (slots bigint not null)").update();
      database
          .sql(
              "insert into slot_total select slots from (select count(*) as slots from slots) counted"
                  + " where not exists (select * from slot_total)")
          .update();
      known = new AtomicLong(database.sql("select slots from slot_total").query(Long.class).single());
      counted = known;
    }
    return known;
  }

  private synchronized void write() {
    if (counted != null) {
      database.sql("update slot_total set slots = :slots").param("slots", counted.get()).update();
    }
  }

  @Override
  public void destroy() {
    later.close();
    write();
  }
}
