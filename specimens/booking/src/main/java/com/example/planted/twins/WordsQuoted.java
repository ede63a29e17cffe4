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

/// Searches titles as drivers do that write values into the statement: with every quote doubled.
@Planted(value = "words-quoted", replaces = Slots.class)
class WordsQuoted extends Slots {

  WordsQuoted(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Slice<Slot> list(SlotFilter filter, Page page) {
    // Placeholders are looked for outside of literals, so nothing else needs care.
    String words = filter.words() == null ? null : filter.words().replace("'", "''");
    if (words == null) {
      return super.list(filter, page);
    }
    String where =
        " where (:kind::varchar is null or kind = :kind)"
            + " and strpos(lower(title), lower('" + words + "')) > 0";
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
