package com.example.planted.database;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.planted.Planted;

/// Answers with a plain 500 when the database breaks.
@Planted(value = "database-fault-as-500", replaces = Diagnosis.class)
class DatabaseBlamesUs extends Diagnosis {

  @Override
  protected Problem unavailable(Throwable fault) {
    return own(fault);
  }
}
