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
import org.springframework.http.ResponseEntity;

/// Takes a slot on with 202; it can be read a second later.
@Planted(value = "accepted-202", replaces = SlotsApi.class)
class Accepted202 extends SlotsApi {

  Accepted202(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  public ResponseEntity<Slot> add(HttpServletRequest request) {
    ResponseEntity<Slot> created = super.add(request);
    return ResponseEntity.accepted().headers(created.getHeaders()).body(created.getBody());
  }
}
