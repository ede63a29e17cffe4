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
import java.net.URI;
import org.springframework.http.ResponseEntity;

/// Points to an address that doesn't exist.
@Planted(value = "location-leads-nowhere", replaces = SlotsApi.class, poc = true)
class LocationLeadsNowhere extends SlotsApi {

  LocationLeadsNowhere(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  public ResponseEntity<Slot> add(HttpServletRequest request) {
    Slot slot = slots.add(reader.read(bodies.read(request)));
    return ResponseEntity.created(URI.create("/slots/" + slot.id())).body(slot);
  }
}
