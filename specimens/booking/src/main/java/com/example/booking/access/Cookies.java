package com.example.booking.access;

import com.example.booking.Settings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// The cookies of the pages. Scripts can't read them and other sites' forms don't send them.
@Component
public class Cookies {

  public static final String SESSION = "session";
  public static final String RECEIPT = "receipt";

  private final Settings settings;

  public Cookies(Settings settings) {
    this.settings = settings;
  }

  /// Whether cookies go over TLS only.
  public boolean secure() {
    return settings.secureCookies();
  }

  public String issue(String name, String value) {
    return made(name, value, settings.sessionLifetime());
  }

  public String expire(String name) {
    return made(name, "", Duration.ZERO);
  }

  public Optional<String> read(HttpServletRequest request, String name) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  protected String made(String name, String value, Duration age) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(settings.secureCookies())
        .sameSite("Lax")
        .path("/")
        .maxAge(age)
        .build()
        .toString();
  }
}
