package com.example.planted.browser;

import com.example.booking.access.Headers;
import com.example.planted.Planted;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/// Lets every answer be kept for a minute, by caches that many share and though it is somebody's own.
@Planted(value = "private-answers-cached", replaces = Headers.class)
class PrivateAnswersCached extends Headers {

  @Override
  public void apply(HeadersConfigurer<HttpSecurity> headers) {
    super.apply(headers);
    headers.cacheControl(cache -> cache.disable());
    headers.addHeaderWriter(new StaticHeadersWriter("Cache-Control", "public, max-age=60"));
  }
}
