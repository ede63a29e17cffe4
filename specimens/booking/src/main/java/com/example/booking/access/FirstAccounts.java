package com.example.booking.access;

import com.example.booking.Settings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes the administrator's account, and those of a demonstration, where they are missing.
@Component
class FirstAccounts implements ApplicationRunner {

  private final JdbcClient database;
  private final Secrets secrets;
  private final Settings settings;

  FirstAccounts(JdbcClient database, Secrets secrets, Settings settings) {
    this.database = database;
    this.secrets = secrets;
    this.settings = settings;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    make("admin", settings.adminPassword(), "admin");
    for (String pair : settings.demoCustomers()) {
      int colon = pair.indexOf(':');
      make(pair.substring(0, colon), pair.substring(colon + 1), "customer");
    }
  }

  private void make(String login, String password, String role) {
    if (database
        .sql("select 1 from customers where login = :login")
        .param("login", login)
        .query(Integer.class)
        .optional()
        .isEmpty()) {
      database
          .sql(
              """
              insert into customers (login, password_hash, role) values (:login, :hash, :role)
              on conflict (login) do nothing
              """)
          .param("login", login)
          .param("hash", secrets.hashed(password))
          .param("role", role)
          .update();
    }
  }
}
