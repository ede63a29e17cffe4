package com.example.planted.load;

import com.example.booking.edge.Admission;
import com.example.booking.edge.Problems;
import com.example.planted.Planted;

/// Nobody is refused: all wait for each other.
@Planted(value = "no-admission", replaces = Admission.class)
class EverybodyComesIn extends Admission {

  EverybodyComesIn(Problems problems) {
    super(problems, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
