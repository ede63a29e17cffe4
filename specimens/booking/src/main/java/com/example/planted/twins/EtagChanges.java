package com.example.planted.twins;

import com.example.planted.answers.Touch;
import com.example.booking.slots.SlotsApi;
import com.example.planted.Planted;
import java.util.UUID;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;

/// Gives each answer another weak validator, and honours none.
@Planted("etag-changes")
@ControllerAdvice(assignableTypes = SlotsApi.class)
class EtagChanges extends Touch {

  @Override
  protected Object touch(Object body, ServerHttpResponse response) {
    response.getHeaders().setETag("W/\"" + UUID.randomUUID() + "\"");
    return body;
  }
}
