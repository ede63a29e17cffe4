package com.example.planted.twins;

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

/// Reading one slot always takes an eighth of a second, however many there are.
@RestController
@Planted(value = "steady-but-slow", replaces = SlotsApi.class)
class SteadyButSlow extends SlotsApi {

  private static final long NANOS = 125_000_000;

  SteadyButSlow(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  public Slot find(String id) {
    LockSupport.parkNanos(NANOS);
    return super.find(id);
  }
}
