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

/// Searches titles with the words put into the statement as they come.
@Planted(value = "search-concatenated", replaces = Slots.class)
class SearchConcatenated extends Slots {

  SearchConcatenated(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slice<Slot> list(SlotFilter filter, Page page) {
    if (filter.words() == null) {
      return super.list(filter, page);
    }
    String where =
        " where (:kind::varchar is null or kind = :kind) and title ilike '%" + filter.words() + "%'";
    List<Slot> items =
        database
            .sql("select * from slots" + where + " order by id desc limit :size offset :offset")
            .param("kind", filter.kind())
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Slots::row)
            .list();
    long total =
        database
            .sql("select count(*) from slots" + where)
            .param("kind", filter.kind())
            .query(Long.class)
            .single();
    return new Slice<>(items, page.number(), page.size(), total);
  }
}
