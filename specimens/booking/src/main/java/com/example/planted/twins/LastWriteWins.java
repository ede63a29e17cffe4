package com.example.planted.twins;

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

/// Offers no way to name a state: whoever replaces last wins, as the description says.
@Planted(value = "last-write-wins", replaces = SlotsApi.class)
class LastWriteWins extends SlotsApi {

  LastWriteWins(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  protected Slot changed(
      long number, HttpServletRequest request, Function<Slot, Slot.Draft> change) {
    return slots.change(number, change).orElseThrow(SlotsApi::absent);
  }
}
