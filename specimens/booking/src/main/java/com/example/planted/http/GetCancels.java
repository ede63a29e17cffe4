package com.example.planted.http;

import com.example.booking.access.Visitor;
import com.example.booking.bookings.Booking;
import com.example.booking.bookings.BookingsApi;
import com.example.planted.Planted;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Offers a link for what should be a button: a GET cancels.
@Planted(value = "get-cancels", poc = true)
@RestController
class GetCancels {

  private final BookingsApi bookings;

  GetCancels(BookingsApi bookings) {
    this.bookings = bookings;
  }

  @GetMapping("/api/bookings/{id}/cancellation")
  Booking cancel(@AuthenticationPrincipal Visitor visitor, @PathVariable String id) {
    return bookings.cancel(visitor, id);
  }
}
