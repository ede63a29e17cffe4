package dev.prodproof.lab.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.lab.Recipe.LogIn;
import dev.prodproof.wire.Call;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a log-in by a form leaves with each request afterwards.
class SessionsTest {
  private static final URI TARGET = URI.create("http://127.0.0.1:8080");

  @Test
  void a_form_that_gives_a_token_is_a_log_in_with_a_token() throws Exception {
    Sessions sessions = answering("application/json", "{\"access_token\":\"abc.def\",\"token_type\":\"bearer\"}");
    assertThat(asked(sessions).headers()).contains(new Header("Authorization", "Bearer abc.def"));
  }

  @Test
  void a_form_that_gives_json_but_nothing_to_show_is_no_log_in() {
    Sessions sessions = answering("application/json", "{\"ok\":true}");
    assertThatThrownBy(() -> asked(sessions)).isInstanceOf(Unusable.class).hasMessageContaining("neither a token");
  }

  @Test
  void a_form_that_gives_a_page_leaves_it_at_the_cookies() throws Exception {
    Sessions sessions = answering("text/html", "<p>Welcome, token \"access_token\"</p>");
    assertThat(asked(sessions).headers()).isEmpty();
  }

  private static Call asked(Sessions sessions) throws InterruptedException {
    Call call = Call.of("fuzzing", new Purpose.Look("a look"), "GET", "/posts").impact(Impact.READS);
    return sessions.signed(call, "ada");
  }

  private static Sessions answering(String type, String body) {
    var logIn = new LogIn.Submit("/token", true, Map.of("username", "ada"), null);
    return new Sessions(
        call -> answered(call, type, call.method().equals("POST") ? body : ""),
        TARGET,
        Map.of("ada", new Identity("ada", "user", logIn)));
  }

  private static Exchange answered(Call call, String type, String body) {
    var request = new Exchange.Request(call.method(), call.target(), call.headers(), Body.EMPTY, "", 0);
    var answer =
        new Exchange.Answer(200, List.of(new Header("Content-Type", type)), Body.text(body), true);
    return new Exchange(
        1, "survey", "", call.purpose(), "ada", request, answer, new Exchange.Timing(Instant.EPOCH, 0, 1, 2));
  }
}
