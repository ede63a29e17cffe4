package com.example.booking.bookings;

import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Books once for each idempotency key of a customer, however often it is asked.
@Component
public class KeyedDesk {

  private static final Problem UNDER_WAY =
      Problem.conflict("A request with this key is under way; try again soon.")
          .with("Retry-After", "1");
  private static final Problem OTHER_REQUEST =
      Problem.of(422, "Key used", "This Idempotency-Key was used for another request.");

  protected final Keys keys;
  protected final Desk desk;
  protected final Bookings bookings;

  public KeyedDesk(Keys keys, Desk desk, Bookings bookings) {
    this.keys = keys;
    this.desk = desk;
    this.bookings = bookings;
  }

  public Booking book(Booking.Wish wish, long customer) {
    return desk.book(wish, customer);
  }

  /// @param body the very bytes: another body under the same key is another request
  public Booking book(Booking.Wish wish, long customer, String key, byte[] body) {
    Keys.Claim claim = keys.claim(customer, key, hash(body));
    if (!same(claim, body)) {
      throw new Refused(OTHER_REQUEST);
    }
    if (claim.ours()) {
      return work(wish, customer, claim.booking());
    }
    if (!claim.done()) {
      throw new Refused(UNDER_WAY);
    }
    return bookings.find(claim.booking(), customer).orElseThrow(KeyedDesk::gone);
  }

  protected boolean same(Keys.Claim claim, byte[] body) {
    return claim.requestHash().equals(hash(body));
  }

  private Booking work(Booking.Wish wish, long customer, UUID id) {
    try {
      Booking booking = desk.book(wish, customer, id);
      keys.done(id);
      return booking;
    } catch (Refused refused) {
      keys.release(id);
      throw refused;
    }
  }

  private static Refused gone() {
    return new Refused(Problem.conflict("What was booked with this key is gone."));
  }

  protected static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK has no SHA-256", missing);
    }
  }
}
