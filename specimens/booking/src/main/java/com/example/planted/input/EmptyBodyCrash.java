package com.example.planted.input;

import com.example.booking.edge.Bodies;
import com.example.planted.Planted;

/// Expects that there is a body.
@Planted(value = "empty-body-crash", replaces = Bodies.class)
class EmptyBodyCrash extends Bodies {

  @Override
  protected String text(byte[] bytes) {
    return bytes[0] == (byte) 0xEF ? super.text(bytes).substring(1) : super.text(bytes);
  }
}
