package com.example.planted.load;

import com.example.booking.edge.Paging;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotFilter;
import com.example.booking.slots.Slots;
import com.example.planted.Planted;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// One slot is looked for in the list of all, page by page.
@Planted(value = "scan-per-read", replaces = Slots.class)
class ScanPerRead extends Slots {

  private static final SlotFilter ANY = new SlotFilter(null, null);
  private static final int PAGE = 20;

  ScanPerRead(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Optional<Slot> find(long id) {
    for (int number = 1; ; number++) {
      Slice<Slot> page = list(ANY, Paging.page(number, PAGE));
      Optional<Slot> found = page.items().stream().filter(slot -> slot.id() == id).findFirst();
      if (found.isPresent() || page.items().isEmpty()) {
        return found;
      }
    }
  }
}
