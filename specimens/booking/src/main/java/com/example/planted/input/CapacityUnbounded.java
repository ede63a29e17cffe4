package com.example.planted.input;

import com.example.booking.edge.Fields;
import com.example.booking.slots.SlotReader;
import com.example.planted.Planted;

/// Documents a greatest capacity and doesn't hold anybody to it.
@Planted(value = "capacity-unbounded", replaces = SlotReader.class, poc = true)
class CapacityUnbounded extends SlotReader {

  @Override
  protected int capacity(Fields fields) {
    return (int) fields.integer("capacity", 1, Integer.MAX_VALUE);
  }
}
