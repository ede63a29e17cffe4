package com.example.planted.database;

import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import com.example.booking.operations.Health;
import com.example.planted.Planted;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// Looks for the database from the probe itself, however long that takes.
@Planted(value = "readiness-waits-for-database", replaces = Health.class)
class ReadinessWaits extends Health {

  ReadinessWaits(JdbcTemplate database) {
    super(database);
  }

  @Override
  public Map<String, String> ready() {
    try {
      var _ = ask();
      return UP;
    } catch (DataAccessException broken) {
      throw new Refused(Problem.of(503, "Not ready", "The database does not answer."), broken);
    }
  }
}
