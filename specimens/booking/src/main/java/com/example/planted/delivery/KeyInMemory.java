package com.example.planted.delivery;

import com.example.booking.bookings.Booking;
import com.example.booking.bookings.Bookings;
import com.example.booking.bookings.Desk;
import com.example.booking.bookings.KeyedDesk;
import com.example.booking.bookings.Keys;
import com.example.planted.Planted;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers in memory what was answered, once it was: requests at the same time all do the work.
@Planted(value = "key-in-memory", replaces = KeyedDesk.class)
class KeyInMemory extends KeyedDesk {

  private final Map<String, Booking> answers = new ConcurrentHashMap<>();

  KeyInMemory(Keys keys, Desk desk, Bookings bookings) {
    super(keys, desk, bookings);
  }

  @Override
  public Booking book(Booking.Wish wish, long customer, String key, byte[] body) {
    Booking known = answers.get(customer + " " + key);
    if (known != null) {
      return known;
    }
    Booking fresh = book(wish, customer);
    answers.put(customer + " " + key, fresh);
    return fresh;
  }
}
