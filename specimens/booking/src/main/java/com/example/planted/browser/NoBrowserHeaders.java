package com.example.planted.browser;

import com.example.booking.access.Headers;
import com.example.planted.Planted;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/// Tells browsers nothing.
@Planted(value = "no-browser-headers", replaces = Headers.class, poc = true)
class NoBrowserHeaders extends Headers {

  @Override
  public void apply(HeadersConfigurer<HttpSecurity> headers) {
    headers.disable();
  }
}
