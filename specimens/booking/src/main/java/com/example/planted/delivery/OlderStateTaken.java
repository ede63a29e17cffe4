package com.example.planted.delivery;

import com.example.booking.edge.Bodies;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Query;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotReader;
import com.example.booking.slots.Slots;
import com.example.booking.slots.SlotsApi;
import com.example.planted.Planted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;

/// Hands out ETags and doesn't look at `If-Match`.
@Planted(value = "if-match-ignored", replaces = SlotsApi.class)
class OlderStateTaken extends SlotsApi {

  OlderStateTaken(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  protected Slot changed(
      long number, HttpServletRequest request, Function<Slot, Slot.Draft> change) {
    return slots.change(number, change).orElseThrow(SlotsApi::absent);
  }
}
