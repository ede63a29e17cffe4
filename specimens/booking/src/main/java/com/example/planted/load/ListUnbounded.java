package com.example.planted.load;

import com.example.booking.edge.Paging;
import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotFilter;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The first page of slots is all of them.
@Planted(value = "list-unbounded", replaces = Slots.class)
class ListUnbounded extends Slots {

  private static final Page ALL = Paging.page(1, Integer.MAX_VALUE);

  ListUnbounded(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slice<Slot> list(SlotFilter filter, Page page) {
    List<Slot> items = page.number() == 1 ? super.list(filter, ALL).items() : List.of();
    return new Slice<>(items, page.number(), page.size(), items.size());
  }
}
