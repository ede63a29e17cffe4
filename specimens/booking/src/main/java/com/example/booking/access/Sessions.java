package com.example.booking.access;

import com.example.booking.Settings;
import com.example.booking.access.Visitor.Role;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is logged in; kept in the database, so that a restart or a second instance changes nothing.
@Component
public class Sessions {

  private final JdbcClient database;
  private final Secrets secrets;
  private final Settings settings;

  public Sessions(JdbcClient database, Secrets secrets, Settings settings) {
    this.database = database;
    this.secrets = secrets;
    this.settings = settings;
  }

  /// The token of a new session, if the password is right.
  public Optional<String> open(String login, String password) {
    Optional<Account> account = account(login);
    if (account.isEmpty()) {
      secrets.pretendToMatch(password);
    }
    return account
        .filter(known -> secrets.matches(password, known.passwordHash()))
        .map(known -> begin(known.id()));
  }

  public Optional<Visitor> who(String token) {
    return database
        .sql(
            """
            select c.id, c.login, c.role from sessions s join customers c on c.id = s.customer_id
            where s.token_hash = :hash and s.expires_at > now()
            """)
        .param("hash", secrets.keyed(token))
        .query(
            (row, _) ->
                new Visitor(
                    row.getLong("id"),
                    row.getString("login"),
                    Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT))))
        .optional();
  }

  public void close(String token) {
    database
        .sql("delete from sessions where token_hash = :hash or expires_at < now()")
        .param("hash", secrets.keyed(token))
        .update();
  }

  private String begin(long customer) {
    String token = secrets.token();
    database
        .sql("insert into sessions (token_hash, customer_id, expires_at) values (:hash, :id, :end)")
        .param("hash", secrets.keyed(token))
        .param("id", customer)
        .param("end", OffsetDateTime.now(ZoneOffset.UTC).plus(settings.sessionLifetime()))
        .update();
    return token;
  }

  private Optional<Account> account(String login) {
    return database
        .sql("select id, password_hash from customers where login = :login")
        .param("login", login)
        .query((row, _) -> new Account(row.getLong("id"), row.getString("password_hash")))
        .optional();
  }

  private record Account(long id, String passwordHash) {}
}
