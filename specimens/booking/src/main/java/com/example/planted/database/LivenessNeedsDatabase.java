package com.example.planted.database;

import com.example.booking.operations.Health;
import com.example.planted.Planted;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/// Says that the process is dead when the database doesn't answer.
@Planted(value = "liveness-needs-database", replaces = Health.class, poc = true)
class LivenessNeedsDatabase extends Health {

  LivenessNeedsDatabase(JdbcTemplate database) {
    super(database);
  }

  @Override
  public Map<String, String> live() {
    return ready();
  }
}
