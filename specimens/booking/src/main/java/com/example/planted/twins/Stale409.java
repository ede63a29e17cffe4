package com.example.planted.twins;

import com.example.booking.edge.Bodies;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Query;
import com.example.booking.edge.Refused;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotReader;
import com.example.booking.slots.Slots;
import com.example.booking.slots.SlotsApi;
import com.example.planted.Planted;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;

/// Calls a change of an older state a conflict.
@Planted(value = "stale-409", replaces = SlotsApi.class)
class Stale409 extends SlotsApi {

  Stale409(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  protected Slot changed(
      long number, HttpServletRequest request, Function<Slot, Slot.Draft> change) {
    try {
      return super.changed(number, request, change);
    } catch (Refused refused) {
      throw refused.problem().status() == 412
          ? new Refused(Problem.conflict(refused.problem().detail()))
          : refused;
    }
  }
}
