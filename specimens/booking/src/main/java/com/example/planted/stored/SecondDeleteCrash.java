package com.example.planted.stored;

import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Insists on a row to delete.
@Planted(value = "second-delete-crash", replaces = Slots.class)
class SecondDeleteCrash extends Slots {

  SecondDeleteCrash(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public boolean remove(long id) {
    find(id).orElseThrow();
    return super.remove(id);
  }
}
