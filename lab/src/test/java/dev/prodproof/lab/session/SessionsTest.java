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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  /// As Django REST framework's JWT calls it.
  @Test
  void a_token_may_be_called_access_unless_that_is_a_word_about_rights() throws Exception {
    String token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.c2ln";
    Sessions sessions = answering("application/json", "{\"refresh\":\"r\",\"access\":\"" + token + "\"}");
    assertThat(asked(sessions).headers()).contains(new Header("Authorization", "Bearer " + token));
    Sessions rights = answering("application/json", "{\"access\":\"read\"}");
    assertThatThrownBy(() -> asked(rights)).isInstanceOf(Unusable.class).hasMessageContaining("neither a token");
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

  @Test
  void a_form_on_the_front_page_is_filled_in_with_its_hidden_fields() throws Exception {
    var posted = new ArrayList<String>();
    Sessions sessions = front(posted, true);
    assertThat(asked(sessions).headers()).isEmpty();
    assertThat(posted).containsExactly("csrf=f00&username=ada&password=pw");
  }

  @Test
  void to_be_sent_back_to_a_front_page_that_still_asks_is_no_log_in() {
    Sessions sessions = front(new ArrayList<>(), false);
    assertThatThrownBy(() -> asked(sessions)).isInstanceOf(Unusable.class).hasMessageContaining("sent back");
  }

  /// The form stands on the front page alone, and posting leads back to it.
  private static Sessions front(List<String> posted, boolean lets) {
    var fields = new LinkedHashMap<>(Map.of("username", "ada"));
    fields.put("password", "pw");
    var logIn = new LogIn.Submit("/login", true, fields, null);
    String asking =
        "<form action=/login method=post><input type=hidden name=csrf value=f00>"
            + "<input name=username><input type=password name=password></form>";
    return new Sessions(
        call -> {
          if (call.method().equals("POST")) {
            posted.add(new String(call.body(), StandardCharsets.UTF_8));
            return answered(call, 302, new Header("Location", "/"), "");
          }
          boolean shown = call.target().equals("/") && (posted.isEmpty() || !lets);
          return answered(call, call.target().equals("/") ? 200 : 405, new Header("Content-Type", "text/html"), shown ? asking : "");
        },
        TARGET,
        Map.of("ada", new Identity("ada", "user", logIn)));
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
    return answered(call, 200, new Header("Content-Type", type), body);
  }

  private static Exchange answered(Call call, int status, Header field, String body) {
    var request = new Exchange.Request(call.method(), call.target(), call.headers(), Body.EMPTY, "", 0);
    var answer =
        new Exchange.Answer(status, List.of(field), Body.text(body), true);
    return new Exchange(
        1, "survey", "", call.purpose(), "ada", request, answer, new Exchange.Timing(Instant.EPOCH, 0, 1, 2));
  }
}
