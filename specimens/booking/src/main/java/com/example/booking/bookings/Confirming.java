package com.example.booking.bookings;

/// How a booking is written down as confirmed.
final class Confirming {

  private Confirming() {}

  static String statement() {
    return """
        update bookings set status = 'confirmed', charge_id = :charge, confirmed_at = now()
        where id = :id returning *
        """;
  }
}
