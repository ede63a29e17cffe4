package com.example.booking.bookings;

/// As it was before `V4`: nobody asked when.
final class Confirming {

  private Confirming() {}

  static String statement() {
    return "update bookings set status = 'confirmed', charge_id = :charge where id = :id returning *";
  }
}
