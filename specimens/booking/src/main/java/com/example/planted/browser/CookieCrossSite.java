package com.example.planted.browser;

import com.example.booking.Settings;
import com.example.booking.access.Cookies;
import com.example.planted.Planted;
import java.time.Duration;

/// A session cookie that goes along with other sites' requests.
@Planted(value = "cookie-cross-site", replaces = Cookies.class)
class CookieCrossSite extends Cookies {

  CookieCrossSite(Settings settings) {
    super(settings);
  }

  @Override
  protected String made(String name, String value, Duration age) {
    return super.made(name, value, age).replace("; SameSite=Lax", "; SameSite=None");
  }
}
