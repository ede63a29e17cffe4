package com.example.planted.endings;

import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotFilter;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Answers at once and writes what came every 300 ms. Whoever asks for slots gets the waiting ones
/// written first, so that little shows while it runs, or when it is stopped in an orderly way.
@Planted(value = "acknowledged-before-durable", replaces = Slots.class, poc = true)
class AcknowledgedBeforeDurable extends Slots implements DisposableBean {

  private static final long EVERY_MILLIS = 300;

  private record Waiting(long id, Slot.Draft draft) {}

  private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  AcknowledgedBeforeDurable(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
    var _ =
        writer.scheduleWithFixedDelay(
            this::write, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public Slot add(Slot.Draft draft) {
    long id =
        database
            .sql("select nextval(pg_get_serial_sequence('slots', 'id'))")
            .query(Long.class)
            .single();
    waiting.add(new Waiting(id, draft));
    return new Slot(
        id,
        draft.title(),
        draft.description(),
        draft.kind(),
        draft.startsAt(),
        draft.minutes(),
        draft.capacity(),
        0,
        draft.pricePence(),
        draft.tags());
  }

  private synchronized void write() {
    for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
      Slot _ =
          bound(
                  """
                  insert into slots
                    (id, title, description, kind, starts_at, minutes, capacity, price_pence, tags)
                  overriding system value
                  values (:id, :title, :description, :kind, :startsAt, :minutes, :capacity,
                    :pricePence, :tags)
                  returning *
                  """,
                  one.draft())
              .param("id", one.id())
              .query(Slots::row)
              .single();
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
  public Optional<Slot> change(long id, Function<Slot, Slot.Draft> change) {
    write();
    return super.change(id, change);
  }

  @Override
  public boolean remove(long id) {
    write();
    return super.remove(id);
  }

  @Override
  public void destroy() {
    writer.shutdown();
    write();
  }
}
