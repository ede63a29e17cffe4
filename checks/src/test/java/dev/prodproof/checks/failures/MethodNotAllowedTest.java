package dev.prodproof.checks.failures;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import org.junit.jupiter.api.Test;

final class MethodNotAllowedTest {
  private final MethodNotAllowed check = new MethodNotAllowed();

  @Test
  void passes_405_with_allow_and_404_and_their_like() {
    Judged.by(
            check,
            wrong(1, "PATCH").gets(405, Sent.header("Allow", "GET")),
            wrong(2, "PATCH").gets(404),
            wrong(3, "PATCH").gets(501),
            wrong(4, "PATCH").gets(401),
            wrong(5, "PATCH").gets(403),
            wrong(6, "PATCH").gets(400))
        .passes()
        .counting("refused", 6);
  }

  @Test
  void fails_a_method_that_works_and_is_not_declared() {
    Judged.by(check, wrong(1, "PATCH").gets(200))
        .fails(Severity.MINOR, "GET /slots |", "answers 200 to the undeclared method PATCH");
  }

  @Test
  void fails_once_a_service_that_breaks_on_it_everywhere() {
    Judged.by(
            check,
            wrong(1, "BREW").gets(500),
            Sent.to(2, "GET /bookings").by("BREW").meaning(new Purpose.WrongMethod()).gets(500))
        .fails(
            Severity.MINOR,
            "undeclared methods",
            "answers 500 to the undeclared method BREW: GET /slots and 1 more")
        .citing(1L);
  }

  @Test
  void blames_no_method_at_an_operation_that_fails_for_an_ordinary_request_too() {
    Judged.by(check, wrong(1, "BREW").gets(500), wrong(2, "PATCH").gets(404), Sent.to(3, "GET /slots").gets(500))
        .passes();
  }

  @Test
  void fails_once_where_a_method_works_at_many_operations() {
    Judged.by(check, handled(1, "GET /a", "POST"), handled(2, "GET /b", "POST"), handled(3, "GET /c", "POST"))
        .fails(Severity.MINOR, "GET /a |", "the same at 2 more operations (GET /b, GET /c)");
    Judged.by(check, handled(1, "GET /a", "POST"), handled(2, "GET /b", "POST"), handled(3, "GET /c", "PUT"))
        .findsAt("GET /a", "GET /b", "GET /c");
  }

  @Test
  void passes_a_page_that_any_path_gets() {
    String page = "<!DOCTYPE html><title>Notes</title>";
    Exchange anywhere =
        Sent.look(1, "/prodproof-1f").meaning(new Purpose.Look("a path that can't exist")).gets(200, "text/html", page);
    Judged.by(check, anywhere, wrong(2, "BREW").gets(200, "text/html", page), wrong(3, "PATCH").gets(404)).passes();
    Judged.by(check, anywhere, wrong(2, "BREW").gets(200, "text/html", "<p>brewed"), wrong(3, "PATCH").gets(404))
        .fails(Severity.MINOR, "answers 200 to the undeclared method BREW");
  }

  private static Exchange handled(long id, String operation, String method) {
    return Sent.to(id, operation).by(method).meaning(new Purpose.WrongMethod()).gets(200);
  }

  @Test
  void fails_a_405_that_does_not_say_what_is_allowed() {
    Judged.by(check, wrong(1, "PATCH").gets(405))
        .fails(Severity.MINOR, "answers 405 without the field Allow to PATCH");
  }

  @Test
  void passes_head_and_options_and_the_page_of_a_form() {
    Judged.by(
            check,
            Api.forms("POST /login"),
            wrong(1, "HEAD").gets(200),
            wrong(2, "OPTIONS").gets(204),
            Sent.to(3, "POST /login").by("GET").meaning(new Purpose.WrongMethod()).gets(200),
            wrong(4, "BREW").gets(405, Sent.header("allow", "GET")))
        .passes()
        .counting("requests", 1);
  }

  @Test
  void passes_the_page_of_a_form_that_is_shown_whatever_the_method() {
    Judged.by(
            check,
            Api.forms("POST /login"),
            Sent.to(1, "POST /login").by("TRACE").meaning(new Purpose.WrongMethod()).gets(200, "text/html", "<form>"),
            wrong(2, "BREW").gets(405, Sent.header("allow", "GET")))
        .passes()
        .counting("requests", 1);
  }

  @Test
  void passes_the_page_that_a_front_end_has_for_every_path() {
    Judged.by(
            check,
            Sent.to(1, "POST /tokens").by("GET").meaning(new Purpose.WrongMethod()).gets(200, "text/html", "<div id=app>"),
            wrong(2, "BREW").gets(405, Sent.header("allow", "GET")))
        .passes()
        .counting("requests", 1);
  }

  @Test
  void cannot_tell_when_none_was_tried_or_answered() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots").plainly().gets(200),
            wrong(2, "PATCH").isDropped(),
            wrong(3, "PATCH").gets(302))
        .cannotTell();
  }

  private static Sent wrong(long id, String method) {
    return Sent.to(id, "GET /slots").by(method).meaning(new Purpose.WrongMethod());
  }
}
