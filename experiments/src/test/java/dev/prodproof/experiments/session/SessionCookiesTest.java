package dev.prodproof.experiments.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.fuzzing.Bench;
import dev.prodproof.facts.CookieTrial;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.lab.assembly.Laboratory;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.lab.Recipe.LogIn;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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
    return trials(service(), logIn);
  }

  private static List<CookieTrial> trials(MiniService started, LogIn logIn) throws Exception {
    try (var service = started; var bench = new Bench(service.url(), Impact.READS)) {
      bench.write(new Surveyed(List.of(), List.of(), List.of(), false, false, List.of(), "/login", 1, false, List.of()));
      new SessionCookies().run(laboratory(service, bench, logIn));
      return bench.facts().stream().filter(CookieTrial.class::isInstance).map(CookieTrial.class::cast).toList();
    }
  }

  private static Laboratory laboratory(MiniService service, Bench bench, LogIn logIn) {
    var base = bench.lab(Impact.READS, Duration.ofSeconds(20));
    var recipe =
        new Recipe(base.recipe().service(), null, Map.of("ada", new Identity("ada", "customer", logIn)), Recipe.Declared.NOTHING, null);
    var clock = InstantSource.system();
    return new Laboratory(
        new Laboratory.Setup(service.url(), recipe, base.http(), bench, Impact.READS, 7, clock, line -> {}, Optional.empty()));
  }

  /// What an identity's session is told when it is asked for.
  private static void enter(String password) throws Exception {
    var logIn = new LogIn.Submit("/door", true, Map.of("mail", "ada@example.com", "pw", password), null);
    try (var service = returning(); var bench = new Bench(service.url(), Impact.READS)) {
      laboratory(service, bench, logIn).as("ada");
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

  /// Who logged in comes back to the page that the form stood on.
  private static Response front(HttpExchange exchange, String password) {
    boolean in = cookies(exchange).contains("SID=s3cret");
    if (exchange.getRequestMethod().equals("GET")) {
      return new Response(200, "text/html", in ? "<p>Hello</p>" : PAGE.replace("/login", "/door"));
    }
    Map<String, String> back = Map.of("Location", "/door?welcome");
    return new Response(302, "text/plain", "", body(exchange).contains(password)
        ? Map.of("Location", "/door?welcome", "Set-Cookie", "SID=s3cret; Path=/; HttpOnly")
        : back);
  }

  private static MiniService returning() {
    return service().on("/door", exchange -> front(exchange, "pw=correct-horse"));
  }

  @Test
  void comes_in_where_the_log_in_leads_back_to_its_own_page() throws Exception {
    var fields = Map.of("mail", "ada@example.com", "pw", "correct-horse");
    assertThat(trials(returning(), new LogIn.Submit("/door", true, fields, null)))
        .extracting(trial -> trial.name() + " " + trial.session())
        .startsWith("SID true");
  }

  @Test
  void an_identity_enters_where_the_log_in_leads_back_to_its_own_page() throws Exception {
    enter("correct-horse");
    assertThatExceptionOfType(Unusable.class)
        .isThrownBy(() -> enter("wrong"))
        .withMessageContaining("sent back to the log-in page");
  }

  @Test
  void stays_out_where_that_page_still_asks() throws Exception {
    var fields = Map.of("mail", "ada@example.com", "pw", "wrong");
    assertThat(trials(returning(), new LogIn.Submit("/door", true, fields, null))).isEmpty();
  }

  @Test
  void sends_one_cookie_field_in_which_the_page_of_the_form_goes_before_the_session() throws Exception {
    var seen = new CopyOnWriteArrayList<List<String>>();
    var service = new MiniService()
        .on("/", exchange -> new Response(200, "text/plain", "", Map.of("Set-Cookie", "SID=old; Path=/")))
        .on("/form", exchange -> {
          seen.add(exchange.getRequestHeaders().get("Cookie"));
          return new Response(204, "text/plain", "");
        });
    try (service; var bench = new Bench(service.url(), Impact.READS)) {
      Http visitor = bench.lab(Impact.READS, Duration.ofSeconds(20)).as(Exchange.NOBODY);
      visitor.send(look("/"));
      visitor.send(look("/form").header("Cookie", "SID=new; theme=dark"));
      visitor.send(look("/form"));
    }
    assertThat(seen).containsExactly(List.of("SID=new; theme=dark"), List.of("SID=old"));
  }

  @Test
  void goes_on_with_the_session_that_it_has_where_nobody_may_log_in_that_often() throws Exception {
    var logIns = new AtomicInteger();
    var service = new MiniService()
        .on("/login", exchange -> logIns.incrementAndGet() == 1
            ? new Response(200, "application/json", "{\"token\":\"abcdefgh\"}")
            : new Response(429, "text/plain", "too many log-ins"))
        .on("/me", exchange -> new Response(
            "Bearer abcdefgh".equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401, "text/plain", "me"));
    var logIn = new LogIn.Submit("/login", false, Map.of("user", "ada"), null);
    try (service; var bench = new Bench(service.url(), Impact.READS)) {
      Laboratory lab = laboratory(service, bench, logIn);
      assertThat(lab.as("ada").send(look("/me")).status()).isEqualTo(200);
      assertThat(lab.freshly("ada").send(look("/me")).status()).isEqualTo(200);
      assertThat(logIns).hasValue(2);
    }
  }

  @Test
  void goes_on_with_the_session_that_it_has_when_a_wrong_word_looks_like_a_lost_session() throws Exception {
    var logIns = new AtomicInteger();
    var service = new MiniService()
        .on("/login", exchange -> logIns.incrementAndGet() == 1
            ? new Response(204, "text/plain", "", Map.of("Set-Cookie", "SID=s3cret; Path=/"))
            : new Response(429, "text/plain", "too many log-ins"))
        .on("/me", exchange -> new Response(cookies(exchange).contains("s3cret") ? 200 : 401, "text/plain", "me"))
        .on("/password", exchange -> new Response(401, "text/plain", "the old password is wrong"));
    var logIn = new LogIn.Submit("/login", false, Map.of("user", "ada"), null);
    try (service; var bench = new Bench(service.url(), Impact.READS)) {
      Http ada = laboratory(service, bench, logIn).as("ada");
      assertThat(ada.send(look("/me")).status()).isEqualTo(200);
      assertThat(ada.send(look("/password")).status()).isEqualTo(401);
      assertThat(ada.send(look("/me")).status()).isEqualTo(200);
    }
  }

  private static Call look(String path) {
    return Call.of("survey", new Purpose.Look("a page"), "GET", path).impact(Impact.READS);
  }
}
