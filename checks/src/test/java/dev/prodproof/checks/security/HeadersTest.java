package dev.prodproof.checks.security;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Exchange;
import org.junit.jupiter.api.Test;

final class HeadersTest {
  private final Headers check = new Headers();

  @Test
  void passes_a_page_and_a_private_answer_with_all_that_protects_them() {
    Judged.by(
            check,
            Api.of(Api.secured("GET /account", "200")),
            page(1, "default-src 'self'; base-uri 'none'; frame-ancestors 'none'"),
            Sent.to(2, "GET /account")
                .as("alice")
                .gets(200, Sent.header("Cache-Control", "private, no-cache")))
        .passes()
        .counting("pages", 1)
        .counting("operations for somebody", 1);
  }

  @Test
  void fails_pages_without_the_fields_once() {
    Judged.by(
            check,
            Sent.look(1, "/a").gets(200, "text/html", "<p>a"),
            Sent.look(2, "/b").gets(200, "text/html", "<p>b"))
        .findsCauses("pages lack protective fields")
        .saying(
            "HTML pages come without Content-Security-Policy, X-Content-Type-Options: nosniff,"
                + " frame-ancestors (anybody may frame them), Referrer-Policy; for example /a");
  }

  @Test
  void fails_inline_scripts() {
    Judged.by(
            check,
            page(1, "default-src 'self' 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"))
        .fails(Severity.MINOR, "allow inline scripts");
  }

  @Test
  void passes_inline_scripts_beside_a_nonce_or_hash() {
    Judged.by(
            check,
            page(
                1,
                "script-src 'self' 'unsafe-inline' 'nonce-abc'; object-src 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'"),
            page(
                2,
                "script-src 'unsafe-inline' 'sha256-abc='; object-src 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'"))
        .passes();
  }

  @Test
  void fails_scripts_from_anywhere() {
    Judged.by(
            check,
            page(1, "script-src *; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"))
        .fails(Severity.MINOR, "scripts from anywhere");
    Judged.by(
            check,
            page(
                1, "script-src https:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"))
        .fails(Severity.MINOR, "scripts from anywhere");
    Judged.by(
            check,
            page(
                1,
                "script-src 'nonce-abc' http:; object-src 'none'; base-uri 'none'; frame-ancestors"
                    + " 'none'"))
        .fails(Severity.MINOR, "scripts from anywhere");
  }

  @Test
  void passes_a_strict_policy_with_hosts_for_old_browsers() {
    Judged.by(
            check,
            page(
                1,
                "script-src 'nonce-abc' 'strict-dynamic' https: 'unsafe-inline'; object-src 'none';"
                    + " base-uri 'none'; frame-ancestors 'none'"))
        .passes();
  }

  @Test
  void fails_a_policy_with_gaps_once() {
    Judged.by(check, page(1, "img-src 'self'; frame-ancestors 'none'"))
        .findsCauses("have a Content-Security-Policy that says too little")
        .saying(
            "HTML pages have a Content-Security-Policy that says nothing about scripts, object-src,"
                + " base-uri, for example");
  }

  @Test
  void fails_by_the_first_directive_of_a_name() {
    Judged.by(
            check,
            page(
                1,
                "script-src *; script-src 'self'; object-src 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'"))
        .fails(Severity.MINOR, "scripts from anywhere");
  }

  @Test
  void passes_policies_that_are_whole_together_and_one_in_the_page_itself() {
    Judged.by(
            check,
            page(
                1,
                "script-src 'self', object-src 'none'; base-uri 'none'; frame-ancestors 'none';"
                    + " default-src 'self'"),
            Sent.look(2, "/b")
                .gets(
                    200,
                    "text/html",
                    "<META HTTP-EQUIV=\"Content-Security-Policy\" CONTENT=\"default-src 'self';"
                        + " base-uri 'none'\">",
                    Sent.header("X-Frame-Options", "DENY"),
                    Sent.header("X-Content-Type-Options", "NoSniff"),
                    Sent.header("Referrer-Policy", "no-referrer")))
        .passes();
  }

  @Test
  void fails_a_private_answer_that_may_be_cached() {
    Judged.by(
            check,
            Sent.to(1, "GET /account")
                .as("alice")
                .gets(200),
            Sent.to(2, "GET /orders").as("alice").gets(200),
            Sent.to(3, "GET /account").gets(401),
            Sent.to(4, "GET /orders").gets(403))
        .fails(
            Severity.MINOR,
            "answers to a signed-in caller may be cached by anybody (no Cache-Control): GET"
                + " /account and 1 more")
        .citing(1L);
    Judged.by(
            check,
            Sent.to(1, "GET /account")
                .as("alice")
                .gets(200, Sent.header("Cache-Control", "public, max-age=60")),
            Sent.to(2, "GET /account").gets(401))
        .fails(Severity.MINOR, "(Cache-Control: public, max-age=60)");
  }

  @Test
  void passes_a_private_answer_that_shared_caches_may_not_keep_or_not_show_to_others() {
    Judged.by(
            check,
            Sent.to(1, "GET /account").as("alice").authorised().gets(200),
            Sent.to(2, "GET /orders").as("alice").gets(200, Sent.header("Vary", "Accept, Cookie")),
            Sent.to(3, "GET /account").gets(401),
            Sent.to(4, "GET /orders").gets(403))
        .passes();
    Judged.by(
            check,
            Sent.to(1, "GET /account")
                .as("alice")
                .authorised()
                .gets(200, Sent.header("Cache-Control", "public")),
            Sent.to(2, "GET /account").gets(401))
        .fails(Severity.MINOR, "(Cache-Control: public)");
  }

  @Test
  void passes_a_public_answer_that_somebody_read() {
    Judged.by(
            check,
            Api.of(Api.operation("GET /slots", "200"), Api.secured("GET /account", "200")),
            Sent.to(1, "GET /slots")
                .as("alice")
                .gets(200, Sent.header("Cache-Control", "public, max-age=60")),
            Sent.to(2, "GET /account")
                .as("alice")
                .gets(200, Sent.header("Cache-Control", "No-Store")),
            Sent.to(3, "GET /account")
                .as("alice")
                .gets(200, Sent.header("Cache-Control", "max-age=0")))
        .passes();
  }

  @Test
  void cannot_tell_without_a_page_or_a_private_answer() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots").gets(200),
            Sent.to(2, "GET /slots").as("alice").gets(200),
            Sent.to(3, "POST /account").as("alice").gets(201),
            Sent.look(4, "/gone").gets(404, "text/html", "no"),
            Sent.look(7, "/7").gets(200, "text/html", "This action returns a #7 breed"),
            Sent.look(5, "/a").by("HEAD").gets(200, "text/html", ""),
            Sent.look(6, "/b").as("alice").gets(200))
        .cannotTell();
  }

  private static Exchange page(long id, String policy) {
    return Sent.look(id, "/page")
        .gets(
            200,
            "text/html",
            "<h1>Hi</h1>",
            Sent.header("Content-Security-Policy", policy),
            Sent.header("X-Content-Type-Options", "nosniff"),
            Sent.header("Referrer-Policy", "same-origin"));
  }
}
