package com.example.planted.load;

import com.example.booking.edge.Admission;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Problems;
import com.example.planted.Planted;

/// Refuses the excess with a 500.
@Planted(value = "overload-is-our-mistake", replaces = Admission.class)
class OverloadIsOurMistake extends Admission {

  OverloadIsOurMistake(Problems problems) {
    super(problems);
  }

  @Override
  protected Problem refusal() {
    return Problem.of(500, "Our mistake", "The pool has no place left.");
  }
}
