package com.example.planted.delivery;

import com.example.booking.bookings.Booking;
import com.example.booking.bookings.Bookings;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import com.example.planted.Planted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads how many places are booked, reckons, and writes the result.
@Planted(value = "booked-by-reckoning", replaces = Bookings.class, poc = true)
class BookedByReckoning extends Bookings {

  private record Room(int booked, int capacity, int price) {}

  BookedByReckoning(JdbcClient database, TransactionTemplate transaction) {
    super(database, transaction);
  }

  @Override
  protected int takePlaces(Booking.Wish wish) {
    Room room =
        database
            .sql("select booked, capacity, price_pence from slots where id = :slot")
            .param("slot", wish.slotId())
            .query((row, _) -> new Room(row.getInt(1), row.getInt(2), row.getInt(3)))
            .optional()
            .filter(slot -> slot.booked() + wish.people() <= slot.capacity())
            .orElseThrow(
                () -> new Refused(Problem.conflict("This slot is full, or there is no such slot.")));
    database
        .sql("update slots set booked = :booked where id = :slot")
        .param("booked", room.booked() + wish.people())
        .param("slot", wish.slotId())
        .update();
    return room.price();
  }
}
