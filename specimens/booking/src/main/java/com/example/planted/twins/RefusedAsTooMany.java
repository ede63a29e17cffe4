package com.example.planted.twins;

import com.example.booking.edge.Admission;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Problems;
import com.example.planted.Planted;

/// Refuses the excess with 429 and a date.
@Planted(value = "refusal-429", replaces = Admission.class)
class RefusedAsTooMany extends Admission {

  RefusedAsTooMany(Problems problems) {
    super(problems);
  }

  @Override
  protected Problem refusal() {
    return Problem.of(429, COME_AGAIN.title(), COME_AGAIN.detail()).with("Retry-After", "2");
  }
}
