package com.example.planted.stored;

import com.example.booking.bookings.Booking;
import com.example.booking.bookings.Bookings;
import com.example.planted.Planted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Tidies notes unit by unit: both halves of an emoji are "not a letter" and become U+FFFD.
@Planted(value = "surrogates-split", replaces = Bookings.class)
class SurrogatesSplit extends Bookings {

  SurrogatesSplit(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  protected Booking insert(Booking.Wish wish, @Nullable Long customer, UUID id) {
    var tidy = new StringBuilder();
    wish.notes().chars().forEach(unit -> tidy.append(Character.isSurrogate((char) unit) ? '\uFFFD' : (char) unit));
    return super.insert(
        new Booking.Wish(
            wish.slotId(),
            wish.name(),
            wish.postcode(),
            wish.people(),
            wish.contact(),
            tidy.toString()),
        customer,
        id);
  }
}
