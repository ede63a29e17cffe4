package com.example.planted.twins;

import com.example.planted.answers.Touch;
import com.example.booking.customers.MeApi;
import com.example.planted.Planted;
import java.time.Instant;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Tells a customer when they were last seen: now.
@Planted("last-seen")
@ControllerAdvice(assignableTypes = MeApi.class)
class LastSeen extends Touch {

  private final JsonMapper json;

  LastSeen(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected Object touch(Object body, ServerHttpResponse response) {
    return ((ObjectNode) json.valueToTree(body)).put("lastSeen", Instant.now().toString());
  }
}
