package com.example.booking.bookings;

import com.example.booking.edge.Refused;
import com.example.booking.payments.Payments;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes places and money: both or neither.
@Component
public class Desk {

  protected final Bookings bookings;
  protected final Payments payments;

  public Desk(Bookings bookings, Payments payments) {
    this.bookings = bookings;
    this.payments = payments;
  }

  public Booking book(Booking.Wish wish, @Nullable Long customer) {
    return finish(bookings.hold(wish, customer, UUID.randomUUID()));
  }

  /// @param id of the booking; where one was begun under it, it is finished
  public Booking book(Booking.Wish wish, @Nullable Long customer, UUID id) {
    Bookings.Held held = bookings.held(id).orElseGet(() -> bookings.hold(wish, customer, id));
    return held.booking().status().equals("pending") ? finish(held) : held.booking();
  }

  /// The charge happens outside of any transaction, so that a slow provider holds no connection.
  private Booking finish(Bookings.Held held) {
    if (held.pence() == 0) {
      return bookings.confirm(held.booking().id(), null);
    }
    try {
      String charge = payments.charge(held.booking().id(), held.pence());
      return bookings.confirm(held.booking().id(), charge);
    } catch (Refused notPaid) {
      bookings.release(held.booking().id());
      throw notPaid;
    }
  }
}
