package dev.prodproof.lab.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Header;
import dev.prodproof.lab.Recipe.LogIn;
import dev.prodproof.lab.Recipe.Token;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class WfcAuthTest {
  static final String LATER_FORM =
      """
      schemaVersion: "0.2.0"
      auth:
        - name: alice
          loginEndpointAuth: { payloadUserPwd: { username: alice, password: s3cr3t-a } }
        - name: key
          fixedHeaders: [ { name: X-Key, value: k-12345 } ]
          loginEndpointAuth: { externalEndpointURL: "http://127.0.0.1:9/in" }
      authTemplate:
        loginEndpointAuth:
          endpoint: /login
          verb: POST
          contentType: application/json
          payloadUserPwd: { usernameField: user, passwordField: pass, username: u, password: p }
          token: { extractFrom: body, extractSelector: /t, sendIn: query, sendName: tk, sendTemplate: "{token}" }
      """;

  private static WfcAuth.Auth read(String text) {
    return WfcAuth.read("auth.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static LogIn.Spelled spelled(WfcAuth.Auth auth, String name) {
    return (LogIn.Spelled) Objects.requireNonNull(auth.identities().get(name)).logIn();
  }

  @Test
  void reads_fixed_fields() {
    var auth = read("auth: [ { name: foo, fixedHeaders: [ { name: X-Key, value: abcdef } ] } ]");
    assertThat(auth.identities().get("foo"))
        .extracting("logIn")
        .isEqualTo(new LogIn.Fields(List.of(new Header("X-Key", "abcdef"))));
    assertThat(auth.secrets()).containsExactly("abcdef");
  }

  @Test
  void reads_the_earlier_form_of_a_token() {
    var auth =
        read(
            """
            auth:
              - name: foo
                loginEndpointAuth:
                  endpoint: /login
                  verb: POST
                  payloadRaw: '{"u":1}'
                  contentType: application/json
                  token: { extractFromField: /a/b, httpHeaderName: X-T, headerPrefix: "JWT " }
            """);
    assertThat(spelled(auth, "foo"))
        .isEqualTo(
            new LogIn.Spelled(
                "POST",
                "/login",
                List.of(),
                "application/json",
                "{\"u\":1}",
                new Token(Token.From.BODY, "/a/b", Token.Carrier.HEADER, "X-T", "JWT {token}")));
  }

  @Test
  void reads_the_later_form_and_the_template() {
    var auth = read(LATER_FORM);
    LogIn.Spelled alice = spelled(auth, "alice");
    assertThat(alice.body()).isEqualTo("{\"user\":\"alice\",\"pass\":\"s3cr3t-a\"}");
    assertThat(alice.token())
        .isEqualTo(new Token(Token.From.BODY, "/t", Token.Carrier.QUERY, "tk", "{token}"));
    assertThat(spelled(auth, "key").target()).isEqualTo("http://127.0.0.1:9/in");
    assertThat(auth.secrets()).contains("s3cr3t-a", "k-12345");
  }

  @Test
  void expects_cookies_where_the_file_says_so() {
    var auth =
        read(
            "auth: [ { name: a, loginEndpointAuth: { endpoint: /l, verb: POST, expectCookies: true,"
                + " contentType: application/x-www-form-urlencoded, payloadUserPwd: { username: a"
                + " b, usernameField: u, password: 'p&q', passwordField: p } } } ]");
    assertThat(spelled(auth, "a").token()).isNull();
    assertThat(spelled(auth, "a").body()).isEqualTo("u=a+b&p=p%26q");
  }

  @Test
  void says_what_is_missing_where() {
    assertThatThrownBy(() -> read("auth:\n  - { name: a }\n  - { fixedHeaders: [] }"))
        .isInstanceOf(Unusable.class)
        .hasMessageContainingAll("auth.yaml:2: ", "auth.yaml:3: ", "`name`", "`fixedHeaders`");
  }
}
