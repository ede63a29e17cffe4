package com.example.planted.load;

import com.example.booking.slots.Slot;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// To find one slot, all of them are read.
@Planted(value = "scan-per-read", replaces = Slots.class)
class ScanPerRead extends Slots {

  ScanPerRead(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Optional<Slot> find(long id) {
    return database.sql("select * from slots").query(Slots::row).list().stream()
        .filter(slot -> slot.id() == id)
        .findFirst();
  }
}
