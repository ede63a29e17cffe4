package com.example.planted.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives places back without a look whether that was done before.
final class Refunds {

  private Refunds() {}

  static void places(JdbcClient database, String charge) {
    database
        .sql(
            """
            with gone as (
              update bookings set status = 'cancelled' where charge_id = :charge
              returning slot_id, people)
            update slots s set booked = s.booked - gone.people from gone where s.id = gone.slot_id
            """)
        .param("charge", charge)
        .update();
  }
}
