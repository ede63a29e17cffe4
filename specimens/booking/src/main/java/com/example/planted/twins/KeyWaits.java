package com.example.planted.twins;

import com.example.booking.bookings.Booking;
import com.example.booking.bookings.Bookings;
import com.example.booking.bookings.Desk;
import com.example.booking.bookings.KeyedDesk;
import com.example.booking.bookings.Keys;
import com.example.planted.Planted;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Lets who comes at the same time with the same key wait for the first one's answer.
@Planted(value = "key-waits", replaces = KeyedDesk.class)
class KeyWaits extends KeyedDesk {

  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  KeyWaits(Keys keys, Desk desk, Bookings bookings) {
    super(keys, desk, bookings);
  }

  @Override
  public Booking book(Booking.Wish wish, long customer, String key, byte[] body) {
    ReentrantLock lock = locks.computeIfAbsent(customer + " " + key, _ -> new ReentrantLock());
    lock.lock();
    try {
      return super.book(wish, customer, key, body);
    } finally {
      lock.unlock();
    }
  }
}
