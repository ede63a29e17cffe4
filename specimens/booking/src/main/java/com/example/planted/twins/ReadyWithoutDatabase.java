package com.example.planted.twins;

import com.example.booking.operations.Health;
import com.example.planted.Planted;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/// Is ready whatever the database does.
@Planted(value = "ready-without-database", replaces = Health.class)
class ReadyWithoutDatabase extends Health {

  ReadyWithoutDatabase(JdbcTemplate database) {
    super(database);
  }

  @Override
  public Map<String, String> ready() {
    return UP;
  }
}
