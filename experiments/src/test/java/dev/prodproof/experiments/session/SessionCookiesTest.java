package dev.prodproof.experiments.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.prodproof.core.Impact;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.fuzzing.Bench;
import dev.prodproof.facts.CookieTrial;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.lab.Laboratory;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.lab.Recipe.LogIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionCookiesTest {
  private static final String PAGE =
      "<form action='/login' method='post'><input type='hidden' name='_csrf' value='t1'>"
          + "<input name='mail'><input type='password' name='pw'></form>";

  private static MiniService service() {
    return new MiniService()
        .on("/login", SessionCookiesTest::logIn)
        .json("/api/token", "{\"token\":\"abcdefgh\"}")
        .on("/account", exchange -> cookies(exchange).contains("SID=s3cret")
            ? new Response(200, "text/html", "<p>hello</p>")
            : new Response(302, "text/plain", "", Map.of("Location", "/login")));
  }

  private static Response logIn(HttpExchange exchange) {
    if (exchange.getRequestMethod().equals("GET")) {
      return new Response(200, "text/html", PAGE, Map.of("Set-Cookie", "theme=dark; Path=/"));
    }
    boolean good = body(exchange).equals("_csrf=t1&mail=ada%40example.com&pw=correct-horse");
    return good
        ? new Response(303, "text/plain", "", Map.of("Location", "/account", "Set-Cookie", "SID=s3cret; Path=/; HttpOnly"))
        : new Response(401, "text/plain", "no");
  }

  private static String cookies(HttpExchange exchange) {
    return String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
  }

  private static String body(HttpExchange exchange) {
    try {
      return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CookieTrial> trials(LogIn logIn) throws Exception {
    try (var service = service(); var bench = new Bench(service.url(), Impact.READS)) {
      bench.write(new Surveyed(List.of(), List.of(), List.of(), false, false, List.of(), "/login", 1, false, List.of()));
      var base = bench.lab(Impact.READS, Duration.ofSeconds(20));
      var recipe =
          new Recipe(base.recipe().service(), null, Map.of("ada", new Identity("ada", "customer", logIn)), Recipe.Declared.NOTHING, null);
      var clock = InstantSource.system();
      var setup =
          new Laboratory.Setup(service.url(), recipe, base.http(), bench, Impact.READS, 7, clock, line -> {}, Optional.empty());
      new SessionCookies().run(new Laboratory(setup));
      return bench.facts().stream().filter(CookieTrial.class::isInstance).map(CookieTrial.class::cast).toList();
    }
  }

  private static void tellsTheSessionCookie(List<CookieTrial> trials) {
    assertThat(trials)
        .extracting(trial -> trial.setCookie() + " " + trial.session() + " " + trial.secure())
        .containsExactlyInAnyOrder("theme=…; Path=/ false false", "SID=…; Path=/; HttpOnly true false");
  }

  @Test
  void tells_the_session_cookie_of_a_form_from_another_and_keeps_its_value_secret() throws Exception {
    var fields = Map.of("mail", "ada@example.com", "pw", "correct-horse");
    tellsTheSessionCookie(trials(new LogIn.Submit("/login", true, fields, null)));
  }

  @Test
  void tries_the_credentials_of_a_token_log_in_on_the_page_that_was_met() throws Exception {
    var fields = Map.of("email", "ada@example.com", "password", "correct-horse");
    tellsTheSessionCookie(trials(new LogIn.Submit("/api/token", false, fields, null)));
  }
}
