package com.example.planted.answers;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.planted.Planted;
import org.springframework.web.ErrorResponse;

/// Refuses a method without saying which it has.
@Planted(value = "no-allow", replaces = Diagnosis.class)
class NoAllow extends Diagnosis {

  @Override
  protected Problem framework(ErrorResponse fault) {
    Problem problem = super.framework(fault);
    return problem.status() == 405
        ? Problem.of(405, problem.title(), "This method is not offered here.")
        : problem;
  }
}
