package dev.prodproof.checks.security;

import dev.prodproof.checks.Judged;
import dev.prodproof.checks.Sent;
import dev.prodproof.core.Severity;
import org.junit.jupiter.api.Test;

final class BannerTest {
  private final Banner check = new Banner();

  @Test
  void passes_a_name_without_a_number() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots").gets(200, Sent.header("Server", "nginx")),
            Sent.to(2, "GET /slots").gets(200, Sent.header("X-API-Version", "3.1")))
        .passes()
        .counting("answers", 2);
  }

  @Test
  void fails_a_version_once_in_whatever_spelling() {
    Judged.by(
            check,
            Sent.to(1, "GET /slots").gets(200, Sent.header("Server", "nginx/1.24.0 (Ubuntu)")),
            Sent.to(2, "GET /slots").gets(200, Sent.header("server", "nginx/1.24.0 (Ubuntu)")))
        .fails(
            Severity.MINOR,
            "field server",
            "answers say Server: nginx/1.24.0",
            "a version in the field server")
        .citing(1L);
  }

  @Test
  void fails_with_mere_advice_a_product_that_serves_no_purpose() {
    Judged.by(check, Sent.to(1, "GET /slots").gets(200, Sent.header("X-Powered-By", "Express")))
        .fails(Severity.INFO, "a product in the field x-powered-by");
  }

  @Test
  void passes_a_word_that_conceals_the_name() {
    Judged.by(check, Sent.to(1, "GET /packages").gets(200, Sent.header("X-Powered-By", "hidden"))).passes();
  }

  @Test
  void fails_the_foot_of_an_error_page() {
    Judged.by(check, Sent.look(1, "/x").gets(404, "text/html", "<h3>Apache Tomcat/10.1.20</h3>"))
        .fails(Severity.MINOR, "an error page names Apache Tomcat 10.1.20");
    Judged.by(check, Sent.look(1, "/x").gets(500, "text/html", "Powered by Jetty:// 12.0.14"))
        .fails(Severity.MINOR, "Jetty 12.0.14");
    Judged.by(check, Sent.look(1, "/x").gets(500, "text/html", "lighttpd is 1.4 years old"))
        .passes();
  }

  @Test
  void passes_a_page_or_a_document_that_speaks_of_servers() {
    Judged.by(
            check,
            Sent.look(1, "/docs").gets(200, "text/html", "Tested on nginx/1.24"),
            Sent.look(2, "/x").gets(404, "{\"detail\":\"no nginx/1.24 here\"}"))
        .passes();
  }

  @Test
  void cannot_tell_without_an_answer() {
    Judged.by(check, Sent.to(1, "GET /slots").isDropped()).cannotTell();
  }
}
