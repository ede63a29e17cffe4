package com.example.planted.delivery;

import com.example.booking.bookings.Booking;
import com.example.booking.bookings.Bookings;
import com.example.booking.bookings.Desk;
import com.example.booking.bookings.KeyedDesk;
import com.example.booking.bookings.Keys;
import com.example.planted.Planted;

/// Takes the key and makes nothing of it.
@Planted(value = "key-ignored", replaces = KeyedDesk.class, poc = true)
class KeyIgnored extends KeyedDesk {

  KeyIgnored(Keys keys, Desk desk, Bookings bookings) {
    super(keys, desk, bookings);
  }

  @Override
  public Booking book(Booking.Wish wish, long customer, String key, byte[] body) {
    return book(wish, customer);
  }
}
