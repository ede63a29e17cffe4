package dev.prodproof.lab.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD", "smtpPwd", "JWT_SECRET", "apiKey", "SESSION_COOKIE", "token", "SIGNING_KEY",
        "AUTHORIZATION_HEADER", "SECRET_STORAGE"
      })
  void what_opens_a_door_is_a_secret(String key) {
    assertThat(Credentials.named(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SESSION_COOKIE_SECURE", "CSRF_COOKIE_NAME", "cookie.same-site", "TOKEN_URL",
        "PASSWORD_FILE", "JWT_TOKEN_ISSUER", "TOKEN_TTL_MINUTES", "PUBLIC_KEY", "PORT"
      })
  void what_is_said_of_one_is_none(String key) {
    assertThat(Credentials.named(key)).isFalse();
  }
}
