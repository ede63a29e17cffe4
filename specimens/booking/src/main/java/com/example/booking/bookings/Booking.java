package com.example.booking.bookings;

import java.time.OffsetDateTime;
import java.util.UUID;

/// Places taken in a slot.
///
/// @param people how many places
public record Booking(
    UUID id,
    long slotId,
    String name,
    String postcode,
    int people,
    String contact,
    String notes,
    String status,
    OffsetDateTime createdAt) {

  /// What somebody who books says.
  public record Wish(
      long slotId, String name, String postcode, int people, String contact, String notes) {}
}
