package dev.prodproof.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.e30.abc";

  private final Secrets secrets = new Secrets("key".getBytes(StandardCharsets.UTF_8));

  @Test
  void the_recorder_never_sees_them_and_the_sender_does() throws Exception {
    String said =
        "HTTP/1.1 200 OK\r\nSet-Cookie: sid=s3cr3t-s3cr3t-s3cr3t; HttpOnly\r\n\r\n" + TOKEN;
    try (var peer = Peer.closingAfter(said);
        var client = new Client(peer.origin(), s -> s.secrets(secrets))) {
      secrets.learn(TOKEN);
      Call call =
          Client.call("POST", "/?t=" + TOKEN)
              .header("Authorization", "Bearer " + TOKEN)
              .body("a/b", "x=" + TOKEN);
      Exchange exchange = client.wire.send(call);
      assertThat(exchange.toString()).contains(TOKEN, "s3cr3t-s3cr3t-s3cr3t");
      assertThat(client.notes.exchanges.toString()).doesNotContain(TOKEN, "s3cr3t-s3cr3t");
      assertThat(client.notes.journal.toString()).doesNotContain(TOKEN);
      assertThat(new String(client.notes.journal.getFirst().body(), StandardCharsets.UTF_8))
          .startsWith("x=[eyJh…")
          .doesNotContain(TOKEN);
      Exchange recorded = client.notes.exchanges.getFirst();
      assertThat(recorded.header("set-cookie").orElseThrow()).matches("sid=\\[s3cr….*]; HttpOnly");
      assertThat(recorded.text()).isEqualTo(secrets.mask(TOKEN));
    }
  }

  @Test
  void the_same_value_has_the_same_mask_and_another_another() {
    assertThat(secrets.mask("one")).isEqualTo(secrets.mask("one"));
    assertThat(secrets.mask("one")).isNotEqualTo(secrets.mask("two"));
    assertThat(Secrets.fresh().mask("one")).isNotEqualTo(secrets.mask("one"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"bookings\":1}", "{\"a\":\"no bookings yet\"}", "my bookings", "bookings", "x=bookings-2"
      })
  void a_word_is_masked_only_where_it_is_a_value(String text) {
    secrets.learn("bookings");
    Call call = Client.call("POST", "/api/bookings/1?of=bookings").body("a/b", text);
    Call masked = secrets.masked(call);
    assertThat(masked.target()).isEqualTo("/api/bookings/1?of=" + secrets.mask("bookings"));
    assertThat(new String(masked.body(), StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\":\"bookings\"}", "user=x&password=bookings", "p=bookings host=h",
        "postgres://u:bookings@h/d", "['bookings']", "password: bookings", "<b>bookings</b>"
      })
  void a_word_that_is_a_value_is_masked(String text) {
    secrets.learn("bookings");
    Call masked = secrets.masked(Client.call("POST", "/").body("a/b", text));
    assertThat(new String(masked.body(), StandardCharsets.UTF_8))
        .doesNotContain("bookings")
        .contains(secrets.mask("bookings"));
  }

  @Test
  void short_values_show_nothing() {
    assertThat(secrets.mask("hunter2")).startsWith("[…");
    assertThat(secrets.mask("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization",
        "Proxy-Authorization",
        "Cookie",
        "Set-Cookie",
        "X-API-Key",
        "apikey",
        "X-Auth-Token",
        "X-CSRF-Token",
        "X-Amz-Security-Token",
        "X-Session-Id",
        "Client-Secret"
      })
  void knows_fields_that_carry_credentials(String name) {
    assertThat(masked(name, TOKEN)).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "traceparent", "Content-Type", "ETag", "X-Request-Id"})
  void leaves_other_fields_alone(String name) {
    assertThat(masked(name, TOKEN)).isEqualTo(TOKEN);
  }

  @Test
  void keeps_the_scheme_and_the_names_of_cookies_and_their_attributes() {
    assertThat(masked("Authorization", "Basic " + TOKEN)).matches("Basic \\[eyJh…[0-9a-f]{16}]");
    assertThat(masked("Cookie", "a=" + TOKEN + "; b=" + TOKEN))
        .matches("a=\\[eyJh…[0-9a-f]{16}]; b=\\[eyJh…[0-9a-f]{16}]");
    assertThat(masked("Set-Cookie", "a=" + TOKEN + "; Path=/; Max-Age=9; SameSite=Lax"))
        .matches("a=\\[eyJh…[0-9a-f]{16}]; Path=/; Max-Age=9; SameSite=Lax");
    assertThat(masked("Set-Cookie", "a=; Max-Age=0")).isEqualTo("a=; Max-Age=0");
  }

  @Test
  void what_was_masked_is_masked_as_a_whole() {
    assertThat(masked("Authorization", TOKEN)).matches(Secrets.MASK);
    assertThat(masked("Cookie", "no pair")).matches(Secrets.MASK);
  }

  private String masked(String name, String value) {
    return secrets.masked(List.of(new Header(name, value))).getFirst().value();
  }
}
