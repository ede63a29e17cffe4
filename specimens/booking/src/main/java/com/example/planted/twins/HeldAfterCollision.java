package com.example.planted.twins;

import com.example.booking.bookings.Booking;
import com.example.booking.bookings.Bookings;
import com.example.planted.Planted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries a booking's transaction out again when the database says that it collided with another.
@Planted(value = "serialisation-retried-once", replaces = Bookings.class)
class HeldAfterCollision extends Bookings {

  HeldAfterCollision(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Held hold(Booking.Wish wish, @Nullable Long customer, UUID id) {
    try {
      return super.hold(wish, customer, id);
    } catch (ConcurrencyFailureException collided) {
      return super.hold(wish, customer, UUID.randomUUID());
    }
  }
}
