package com.example.planted.database;

import com.example.booking.bookings.Booking;
import com.example.booking.bookings.Bookings;
import com.example.planted.Planted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries a booking's transaction out again when its end isn't known.
@Planted(value = "transaction-retried-blindly", replaces = Bookings.class)
class HeldAgain extends Bookings {

  HeldAgain(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  public Held hold(Booking.Wish wish, @Nullable Long customer, UUID id) {
    try {
      return super.hold(wish, customer, id);
    } catch (DataAccessException | TransactionException unknown) {
      return super.hold(wish, customer, UUID.randomUUID());
    }
  }
}
