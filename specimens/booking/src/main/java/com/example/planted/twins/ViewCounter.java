package com.example.planted.twins;

import com.example.planted.answers.Touch;
import com.example.booking.slots.Slot;
import com.example.booking.slots.SlotsApi;
import com.example.planted.Planted;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Counts how often a slot was read, in the slot.
@Planted("view-counter")
@ControllerAdvice(assignableTypes = SlotsApi.class)
class ViewCounter extends Touch {

  private final JsonMapper json;
  private final AtomicLong views = new AtomicLong();

  ViewCounter(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected Object touch(Object body, ServerHttpResponse response) {
    return body instanceof Slot slot
        ? ((ObjectNode) json.valueToTree(slot)).put("views", views.incrementAndGet())
        : body;
  }
}
