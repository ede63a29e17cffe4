package com.example.planted.answers;

import com.example.booking.edge.Bodies;
import com.example.booking.edge.Paging;
import com.example.booking.edge.Query;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotReader;
import com.example.booking.slots.Slots;
import com.example.booking.slots.SlotsApi;
import com.example.planted.Planted;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;

/// Writes a slot out while it still makes it: an empty description breaks the answer off.
@Planted(value = "answer-breaks-off", replaces = SlotsApi.class)
class AnswerBreaksOff extends SlotsApi {

  private final HttpServletResponse response;

  AnswerBreaksOff(
      Slots slots,
      SlotReader reader,
      Bodies bodies,
      Query query,
      Paging paging,
      HttpServletResponse response) {
    super(slots, reader, bodies, query, paging);
    this.response = response;
  }

  @Override
  public Slot find(@PathVariable String id) {
    Slot slot = super.find(id);
    if (slot.description().isEmpty()) {
      begin();
      slot.description().codePointAt(0);
    }
    return slot;
  }

  private void begin() {
    try {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.getOutputStream().print("{\"excerpt\":\"");
      response.flushBuffer();
    } catch (IOException clientIsGone) {
      throw new IllegalStateException(clientIsGone);
    }
  }
}
