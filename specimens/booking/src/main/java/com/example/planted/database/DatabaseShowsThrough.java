package com.example.planted.database;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.planted.Planted;
import org.springframework.core.NestedExceptionUtils;

/// Tells clients what the database said, word for word.
@Planted(value = "database-error-shown", replaces = Diagnosis.class)
class DatabaseShowsThrough extends Diagnosis {

  @Override
  protected Problem unavailable(Throwable fault) {
    return Problem.of(503, "Not available", "It said: " + NestedExceptionUtils.getMostSpecificCause(fault))
        .with("Retry-After", "5");
  }
}
