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
import org.springframework.http.ResponseEntity;

/// Creates with 200 where 201 is described.
@Planted(value = "created-with-200", replaces = SlotsApi.class)
class CreatedWith200 extends SlotsApi {

  CreatedWith200(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  public ResponseEntity<Slot> add(HttpServletRequest request) {
    return ResponseEntity.ok(slots.add(reader.read(bodies.read(request))));
  }
}
