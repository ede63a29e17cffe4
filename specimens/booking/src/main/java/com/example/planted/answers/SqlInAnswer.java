package com.example.planted.answers;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.planted.Planted;
import org.springframework.dao.DataAccessException;

/// Hands the database's complaint on to the client.
@Planted(value = "sql-shows-through", replaces = Diagnosis.class)
class SqlInAnswer extends Diagnosis {

  @Override
  protected Problem own(Throwable fault) {
    return fault instanceof DataAccessException database
        ? Problem.of(400, "Invalid request", String.valueOf(database.getMessage()))
        : super.own(fault);
  }
}
