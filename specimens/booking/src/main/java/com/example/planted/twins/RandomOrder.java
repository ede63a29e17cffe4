package com.example.planted.twins;

import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotFilter;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Shows a page of slots in another order each time.
@Planted(value = "random-order", replaces = Slots.class)
class RandomOrder extends Slots {

  RandomOrder(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slice<Slot> list(SlotFilter filter, Page page) {
    Slice<Slot> slice = super.list(filter, page);
    List<Slot> items = new ArrayList<>(slice.items());
    Collections.shuffle(items);
    return new Slice<>(items, slice.page(), slice.size(), slice.total());
  }
}
