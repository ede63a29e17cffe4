package com.example.planted.stored;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends titles through ISO-8859-1: what it lacks becomes a question mark.
@Planted(value = "title-in-latin1", replaces = Slots.class)
class TitleInLatin1 extends Slots {

  TitleInLatin1(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  protected JdbcClient.StatementSpec bound(String sql, Slot.Draft draft) {
    byte[] bytes = draft.title().getBytes(StandardCharsets.ISO_8859_1);
    return super.bound(sql, draft).param("title", new String(bytes, StandardCharsets.ISO_8859_1));
  }
}
