package com.example.booking.operations;

import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Alive: the process answers. Ready: the database answers, too.
@RestController
@RequestMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
public class Health {

  private static final Map<String, String> UP = Map.of("status", "UP");

  private final JdbcTemplate database;

  public Health(JdbcTemplate database) {
    this.database = database;
  }

  @GetMapping("/live")
  public Map<String, String> live() {
    return UP;
  }

  @GetMapping("/ready")
  public Map<String, String> ready() {
    try {
      database.queryForObject("select 1", Integer.class);
      return UP;
    } catch (DataAccessException broken) {
      throw new Refused(
          Problem.of(503, "Not ready", "The database does not answer.").with("Retry-After", "5"),
          broken);
    }
  }
}
