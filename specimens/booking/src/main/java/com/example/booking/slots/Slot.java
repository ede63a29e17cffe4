package com.example.booking.slots;

import java.time.OffsetDateTime;
import java.util.List;

/// Something that can be booked.
///
/// @param capacity how many people fit in; @param booked how many places are taken
public record Slot(
    long id,
    String title,
    String description,
    String kind,
    OffsetDateTime startsAt,
    int minutes,
    int capacity,
    int booked,
    int pricePence,
    List<String> tags) {

  public Draft draft() {
    return new Draft(title, description, kind, startsAt, minutes, capacity, pricePence, tags);
  }

  /// What an administrator decides about a slot.
  public record Draft(
      String title,
      String description,
      String kind,
      OffsetDateTime startsAt,
      int minutes,
      int capacity,
      int pricePence,
      List<String> tags) {}
}
