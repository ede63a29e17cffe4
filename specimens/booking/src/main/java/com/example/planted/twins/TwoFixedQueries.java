package com.example.planted.twins;

import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotFilter;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Lists slots in two statements, one for the page's ids and one for all of its rows; a constant with a
/// quote in it stands in the text of the second.
@Planted(value = "two-fixed-queries", replaces = Slots.class)
class TwoFixedQueries extends Slots {

  TwoFixedQueries(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slice<Slot> list(SlotFilter filter, Page page) {
    Slice<Slot> slice = super.list(filter, page);
    Long[] ids = slice.items().stream().map(Slot::id).toArray(Long[]::new);
    List<Slot> items =
        database
            .sql(
                "select * from slots where id = any(:ids) and kind <> 'nobody''s'"
                    + " order by id desc")
            .param("ids", ids)
            .query(Slots::row)
            .list();
    return new Slice<>(items, slice.page(), slice.size(), slice.total());
  }
}
