package com.example.planted.twins;

import com.example.booking.edge.Bodies;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Query;
import com.example.booking.slots.SlotReader;
import com.example.booking.slots.Slots;
import com.example.booking.slots.SlotsApi;
import com.example.planted.Planted;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;

/// Answers 204 to every DELETE of a slot, the second one too.
@Planted(value = "delete-always-204", replaces = SlotsApi.class)
class DeleteAlways204 extends SlotsApi {

  DeleteAlways204(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  public ResponseEntity<Void> remove(@PathVariable String id) {
    slots.remove(Query.id(id));
    return ResponseEntity.noContent().build();
  }
}
