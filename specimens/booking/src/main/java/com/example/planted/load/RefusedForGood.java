package com.example.planted.load;

import com.example.booking.edge.Admission;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Problems;
import com.example.planted.Planted;

/// Refuses the excess and doesn't say when to come again.
@Planted(value = "refusal-without-date", replaces = Admission.class)
class RefusedForGood extends Admission {

  RefusedForGood(Problems problems) {
    super(problems);
  }

  @Override
  protected Problem refusal() {
    return Problem.of(COME_AGAIN.status(), COME_AGAIN.title(), COME_AGAIN.detail());
  }
}
