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
import org.springframework.web.bind.annotation.RestController;

/// Reading one slot takes longer than anybody promised.
@RestController
@Planted(value = "slot-slow", replaces = SlotsApi.class)
class SlowSlots extends SlotsApi {

  private static final long NANOS = 900_000_000;

  SlowSlots(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  public Slot find(String id) {
    LockSupport.parkNanos(NANOS);
    return super.find(id);
  }
}
