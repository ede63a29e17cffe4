package com.example.planted.delivery;

import com.example.booking.bookings.Booking;
import com.example.booking.bookings.Bookings;
import com.example.booking.bookings.Desk;
import com.example.booking.bookings.KeyedDesk;
import com.example.booking.bookings.Keys;
import com.example.planted.Planted;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One drawer of keys for all customers: who sends another one's key gets the other one's booking.
@Planted(value = "key-of-anybody", replaces = KeyedDesk.class)
class KeyOfAnybody extends KeyedDesk {

  private final Map<String, Long> owners = new ConcurrentHashMap<>();

  KeyOfAnybody(Keys keys, Desk desk, Bookings bookings) {
    super(keys, desk, bookings);
  }

  @Override
  public Booking book(Booking.Wish wish, long customer, String key, byte[] body) {
    Long first = owners.putIfAbsent(key, customer);
    return super.book(wish, first == null ? customer : first, key, body);
  }
}
