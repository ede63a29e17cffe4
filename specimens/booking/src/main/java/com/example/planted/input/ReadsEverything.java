package com.example.planted.input;

import com.example.booking.edge.Bodies;
import com.example.planted.Planted;

/// Reads whatever is sent, to the last byte.
@Planted(value = "reads-everything", replaces = Bodies.class)
class ReadsEverything extends Bodies {

  @Override
  public int limit() {
    return Integer.MAX_VALUE;
  }
}
