package com.example.planted.twins;

import com.example.booking.slots.SlotTags;
import com.example.planted.Planted;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;

/// The same, in the answers.
@ControllerAdvice
@Planted(value = "last-write-wins", replaces = SlotTags.class)
class NoTags extends SlotTags {

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter answer,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    return body;
  }
}
