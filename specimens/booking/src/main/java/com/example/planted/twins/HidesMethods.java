package com.example.planted.twins;

import com.example.booking.edge.Diagnosis;
import com.example.booking.edge.Problem;
import com.example.planted.Planted;
import org.springframework.web.ErrorResponse;

/// Answers 404 to methods that an address doesn't have.
@Planted(value = "hides-methods", replaces = Diagnosis.class)
class HidesMethods extends Diagnosis {

  @Override
  protected Problem framework(ErrorResponse fault) {
    Problem problem = super.framework(fault);
    return problem.status() == 405 ? Problem.notFound() : problem;
  }
}
