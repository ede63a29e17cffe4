package com.example.planted.answers;

import com.example.booking.customers.MeApi;
import com.example.planted.Planted;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;

/// Answers a profile in a media type of its own.
@Planted("undeclared-media-type")
@ControllerAdvice(assignableTypes = MeApi.class)
class UndeclaredMediaType extends Touch {

  @Override
  protected Object touch(Object body, ServerHttpResponse response) {
    response.getHeaders().setContentType(MediaType.parseMediaType("application/vnd.booking+json"));
    return body;
  }
}
