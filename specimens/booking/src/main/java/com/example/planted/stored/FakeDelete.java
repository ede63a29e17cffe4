package com.example.planted.stored;

import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Says that it deleted.
@Planted(value = "fake-delete", replaces = Slots.class)
class FakeDelete extends Slots {

  FakeDelete(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public boolean remove(long id) {
    return find(id).isPresent();
  }
}
