package com.example.planted.delivery;

import com.example.booking.bookings.Bookings;
import com.example.booking.bookings.Desk;
import com.example.booking.bookings.KeyedDesk;
import com.example.booking.bookings.Keys;
import com.example.planted.Planted;

/// Answers another request under a known key with what the first one was told.
@Planted(value = "key-for-any-request", replaces = KeyedDesk.class)
class KeyForAnyRequest extends KeyedDesk {

  KeyForAnyRequest(Keys keys, Desk desk, Bookings bookings) {
    super(keys, desk, bookings);
  }

  @Override
  protected boolean same(Keys.Claim claim, byte[] body) {
    return true;
  }
}
