package com.example.planted.browser;

import com.example.booking.access.Headers;
import com.example.planted.Planted;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/// Lets private answers be kept by caches.
@Planted(value = "private-answers-cached", replaces = Headers.class)
class PrivateAnswersCached extends Headers {

  @Override
  public void apply(HeadersConfigurer<HttpSecurity> headers) {
    super.apply(headers);
    headers.cacheControl(cache -> cache.disable());
  }
}
