package com.example.planted.load;

import com.example.booking.edge.Bodies;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Query;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotReader;
import com.example.booking.slots.Slots;
import com.example.booking.slots.SlotsApi;
import com.example.planted.Planted;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.bind.annotation.RestController;

/// One slot is read at a time; whoever finds the lock taken looks again after most of a second.
@RestController
@Planted(value = "lock-polled", replaces = SlotsApi.class)
class LockPolled extends SlotsApi {

  private static final long HELD = 8_000_000;
  private static final long AGAIN = 700_000_000;

  private final ReentrantLock lock = new ReentrantLock();

  LockPolled(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  public Slot find(String id) {
    while (!lock.tryLock()) {
      LockSupport.parkNanos(AGAIN);
    }
    try {
      LockSupport.parkNanos(HELD);
      return super.find(id);
    } finally {
      lock.unlock();
    }
  }
}
