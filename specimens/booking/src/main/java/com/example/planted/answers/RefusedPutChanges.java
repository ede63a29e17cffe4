package com.example.planted.answers;

import com.example.booking.edge.Bodies;
import com.example.booking.edge.Fields;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Query;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotReader;
import com.example.booking.slots.Slots;
import com.example.booking.slots.SlotsApi;
import com.example.planted.Planted;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PathVariable;

/// Changes the title before it looks whether the rest of the PUT is valid.
@Planted(value = "refused-put-changes", replaces = SlotsApi.class)
class RefusedPutChanges extends SlotsApi {

  RefusedPutChanges(Slots slots, SlotReader reader, Bodies bodies, Query query, Paging paging) {
    super(slots, reader, bodies, query, paging);
  }

  @Override
  public Slot replace(@PathVariable String id, HttpServletRequest request) {
    long number = Query.id(id);
    Fields fields = bodies.read(request);
    String title = fields.text("title", 0, 80);
    changed(
        number,
        request,
        before ->
            new Slot.Draft(
                title.isEmpty() ? before.title() : title,
                before.description(),
                before.kind(),
                before.startsAt(),
                before.minutes(),
                before.capacity(),
                before.pricePence(),
                before.tags()));
    Slot.Draft draft = reader.read(fields);
    // The state that the client named is gone by now: this method made the next one.
    return slots.change(number, _ -> draft).orElseThrow(SlotsApi::absent);
  }
}
