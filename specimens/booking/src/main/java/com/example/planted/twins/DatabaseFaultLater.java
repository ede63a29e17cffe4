package com.example.planted.twins;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.planted.Planted;

/// Asks clients to come again in half a minute when the database breaks.
@Planted(value = "database-fault-503-later", replaces = Diagnosis.class)
class DatabaseFaultLater extends Diagnosis {

  @Override
  protected Problem unavailable(Throwable fault) {
    return Problem.of(503, "Not available", "Our store is not available; come again later.")
        .with("Retry-After", "30");
  }
}
