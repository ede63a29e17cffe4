package com.example.planted.stored;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Marks a slot as looked at when it is read.
@Planted(value = "read-marks-slot", replaces = Slots.class)
class ReadMarksSlot extends Slots {

  ReadMarksSlot(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Optional<Slot> find(long id) {
    database
        .sql(
            """
            update slots set tags = tags || '{viewed}'
            where id = :id and not 'viewed' = any(tags) and cardinality(tags) < 5
            """)
        .param("id", id)
        .update();
    return super.find(id);
  }
}
