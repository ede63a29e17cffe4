package com.example.planted.stored;

import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotFilter;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads a page of slots, and then each slot of it once more by its id.
@Planted(value = "query-per-slot", replaces = Slots.class)
class QueryPerSlot extends Slots {

  QueryPerSlot(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slice<Slot> list(SlotFilter filter, Page page) {
    Slice<Slot> slice = super.list(filter, page);
    List<Slot> items =
        slice.items().stream().flatMap(slot -> find(slot.id()).stream()).toList();
    return new Slice<>(items, slice.page(), slice.size(), slice.total());
  }
}
