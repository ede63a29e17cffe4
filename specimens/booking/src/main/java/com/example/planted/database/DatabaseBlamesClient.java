package com.example.planted.database;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.planted.Planted;

/// Tells the client that its request was at fault when the database breaks.
@Planted(value = "database-fault-as-400", replaces = Diagnosis.class)
class DatabaseBlamesClient extends Diagnosis {

  @Override
  protected Problem unavailable(Throwable fault) {
    return Problem.malformed("The request could not be carried out.");
  }
}
