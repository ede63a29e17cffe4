package com.example.planted.browser;

import com.example.booking.Settings;
import com.example.booking.access.Cookies;
import com.example.planted.Planted;
import java.time.Duration;

/// A session cookie that scripts can read.
@Planted(value = "cookie-readable", replaces = Cookies.class, poc = true)
class CookieReadable extends Cookies {

  CookieReadable(Settings settings) {
    super(settings);
  }

  @Override
  protected String made(String name, String value, Duration age) {
    return super.made(name, value, age).replace("; HttpOnly", "");
  }
}
