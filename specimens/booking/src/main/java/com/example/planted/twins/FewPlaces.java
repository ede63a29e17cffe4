package com.example.planted.twins;

import com.example.booking.edge.Admission;
import com.example.booking.edge.Problems;
import com.example.planted.Planted;

/// Lets fewer in at a time.
@Planted(value = "places-thirty-two", replaces = Admission.class)
class FewPlaces extends Admission {

  FewPlaces(Problems problems) {
    super(problems, 32, 160);
  }
}
