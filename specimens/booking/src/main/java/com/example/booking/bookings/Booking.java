package com.example.booking.bookings;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Places taken in a slot.
///
/// @param people how many places
/// @param chargeId what the payment provider calls the charge; null where nothing was paid
public record Booking(
    UUID id,
    long slotId,
    String name,
    String postcode,
    int people,
    String contact,
    String notes,
    String status,
    @Nullable String chargeId,
    OffsetDateTime createdAt) {

  /// What somebody who books says.
  public record Wish(
      long slotId, String name, String postcode, int people, String contact, String notes) {}
}
