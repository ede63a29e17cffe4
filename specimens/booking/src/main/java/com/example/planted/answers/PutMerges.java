package com.example.planted.answers;

import com.example.booking.edge.Bodies;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Query;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotReader;
import com.example.booking.slots.Slots;
import com.example.booking.slots.SlotsApi;
import com.example.planted.Planted;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PathVariable;

/// A PUT that keeps what is left out, as if it were a PATCH.
@Planted(value = "put-merges", replaces = SlotsApi.class)
class PutMerges extends SlotsApi {

  PutMerges(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  public Slot replace(@PathVariable String id, HttpServletRequest request) {
    return change(id, request);
  }
}
