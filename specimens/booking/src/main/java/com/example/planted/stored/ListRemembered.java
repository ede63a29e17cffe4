package com.example.planted.stored;

import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotFilter;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Lists from a page that it remembers for ten minutes.
@Planted(value = "list-remembered", replaces = Slots.class)
class ListRemembered extends Slots {

  private static final Duration KEPT = Duration.ofMinutes(10);
  private final Map<String, Remembered> pages = new ConcurrentHashMap<>();

  ListRemembered(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slice<Slot> list(SlotFilter filter, Page page) {
    long now = System.nanoTime();
    return pages.compute(
            filter + " " + page,
            (_, known) ->
                known != null && now - known.at() < KEPT.toNanos()
                    ? known
                    : new Remembered(now, super.list(filter, page)))
        .page();
  }

  private record Remembered(long at, Slice<Slot> page) {}
}
