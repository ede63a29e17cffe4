package com.example.planted.deployment;

import com.example.booking.Settings;
import com.example.booking.access.Secrets;
import com.example.booking.access.Sessions;
import com.example.booking.access.Visitor;
import com.example.planted.Planted;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Knows only the sessions that were begun at this very instance.
@Planted(value = "sessions-in-memory", replaces = Sessions.class)
class SessionsInMemory extends Sessions {

  private final Set<String> begun = ConcurrentHashMap.newKeySet();

  SessionsInMemory(JdbcClient database, Secrets secrets, Settings settings) {
    super(database, secrets, settings);
  }

  @Override
  public Optional<String> open(String login, String password) {
    Optional<String> token = super.open(login, password);
    token.ifPresent(begun::add);
    return token;
  }

  @Override
  public Optional<Visitor> who(String token) {
    return begun.contains(token) ? super.who(token) : Optional.empty();
  }

  @Override
  public void close(String token) {
    super.close(token);
    begun.remove(token);
  }
}
