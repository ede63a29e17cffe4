package com.example.planted;

import static com.example.booking.Caller.slot;
import static com.example.booking.Caller.wish;

import com.example.booking.Caller;
import java.util.Set;

/// Controls for parts that matter when the process ends.
final class Endings {

  /// These show only then, which no request brings about: the tool's own matrix proves them.
  static final Set<String> UNSEEN = Set.of("drops-at-sigterm", "slow-stop");

  private Endings() {}

  /// A new slot can't be booked while it waits to be written; one may have been written just in time.
  static boolean bookedTooEarly(Caller caller) throws Exception {
    return !booked(caller) | !booked(caller) | !booked(caller);
  }

  private static boolean booked(Caller caller) throws Exception {
    long id =
        caller.send("admin", "POST", "/api/slots", slot()).json().get("id").longValue();
    return caller.send("alice", "POST", "/api/bookings", wish("slotId", id)).status() == 201;
  }
}
