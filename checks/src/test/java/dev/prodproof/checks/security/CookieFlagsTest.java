package dev.prodproof.checks.security;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.CookieTrial;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CookieFlagsTest {
  private final CookieFlags check = new CookieFlags();

  @Test
  void passes_a_session_cookie_with_all_three() {
    Judged.by(check, session("sid=*; Path=/; Secure; HttpOnly; SameSite=Lax", true))
        .passes()
        .counting("session cookies", 1);
    Judged.by(check, session("sid=*; secure ; HTTPONLY; samesite = Strict", false)).passes();
  }

  @Test
  void fails_a_cookie_that_scripts_can_read() {
    Judged.by(check, session("sid=*; Secure; SameSite=Lax", true))
        .fails(
            Severity.MAJOR,
            "cookie sid",
            "the session cookie sid is readable by scripts (no HttpOnly)")
        .citing(1L, 2L, 3L);
  }

  @Test
  void fails_a_cookie_that_travels_unencrypted() {
    Judged.by(check, session("sid=*; HttpOnly; SameSite=Lax", true))
        .fails(Severity.MAJOR, "no Secure");
  }

  @Test
  void fails_a_cookie_that_goes_along_from_other_sites() {
    Judged.by(check, session("sid=*; HttpOnly; Secure; SameSite=None", true))
        .fails(Severity.MAJOR, "SameSite=None");
  }

  @Test
  void fails_gently_what_is_left_to_the_browser() {
    Judged.by(check, session("sid=*; HttpOnly; Secure", true))
        .fails(Severity.MINOR, "leaves SameSite to the browser");
    Judged.by(check, session("sid=*; HttpOnly; Secure; SameSite=Whatever", true))
        .fails(Severity.MINOR, "leaves SameSite");
  }

  @Test
  void fails_by_the_last_of_several() {
    Judged.by(check, session("sid=*; HttpOnly; Secure; SameSite=Lax; SameSite=None", true))
        .fails(Severity.MAJOR, "SameSite=None");
  }

  @Test
  void passes_cookies_that_carry_no_session() {
    Judged.by(
            check,
            session("sid=*; Secure; HttpOnly; SameSite=Lax", true),
            new CookieTrial("lang", "lang=*", false, true, List.of(4L)))
        .passes()
        .counting("other cookies", 1);
  }

  @Test
  void cannot_tell_about_secure_over_plain_http() {
    Judged.by(check, session("sid=*; HttpOnly; SameSite=Lax", false))
        .cannotTell()
        .saying("plain HTTP");
  }

  @Test
  void cannot_tell_without_a_session_cookie() {
    Judged.by(check, new CookieTrial("lang", "lang=*", false, true, List.of(4L)))
        .cannotTell()
        .saying("no session cookie");
  }

  private static CookieTrial session(String setCookie, boolean secure) {
    return new CookieTrial("sid", setCookie, true, secure, List.of(1L, 2L, 3L));
  }
}
