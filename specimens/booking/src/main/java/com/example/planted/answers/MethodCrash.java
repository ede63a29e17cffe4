package com.example.planted.answers;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.planted.Planted;
import org.springframework.web.ErrorResponse;

/// Takes an unsupported method for a fault of its own.
@Planted(value = "method-crash", replaces = Diagnosis.class)
class MethodCrash extends Diagnosis {

  @Override
  protected Problem framework(ErrorResponse fault) {
    Problem problem = super.framework(fault);
    return problem.status() == 405 ? own(new IllegalStateException()) : problem;
  }
}
