package com.example.planted.twins;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.planted.Planted;

/// Answers 504 when the database breaks.
@Planted(value = "database-fault-504", replaces = Diagnosis.class)
class DatabaseFault504 extends Diagnosis {

  @Override
  protected Problem unavailable(Throwable fault) {
    return Problem.of(504, "Store too slow", "Our store does not answer; come again later.");
  }
}
