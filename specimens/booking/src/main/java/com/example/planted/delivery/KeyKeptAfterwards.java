package com.example.planted.delivery;

import com.example.booking.bookings.Keys;
import com.example.planted.Planted;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Stores a key once all is done: until then it lives in memory alone, and a crash forgets it.
@Planted(value = "key-kept-afterwards", replaces = Keys.class)
class KeyKeptAfterwards extends Keys {

  private record Begun(long customer, String key, String hash, UUID booking) {}

  private final Map<String, Begun> underWay = new ConcurrentHashMap<>();

  KeyKeptAfterwards(JdbcClient database) {
    super(database);
  }

  @Override
  public Claim claim(long customer, String key, String requestHash) {
    var mine = new Begun(customer, key, requestHash, UUID.randomUUID());
    Begun other = underWay.putIfAbsent(customer + " " + key, mine);
    if (other != null) {
      return new Claim(other.booking(), other.hash(), false, false);
    }
    Optional<Claim> known = known(customer, key);
    if (known.isPresent()) {
      release(mine.booking());
    }
    return known.orElseGet(() -> new Claim(mine.booking(), requestHash, true, false));
  }

  @Override
  public void done(UUID booking) {
    underWay.values().stream()
        .filter(begun -> begun.booking().equals(booking))
        .findFirst()
        .ifPresent(this::store);
    release(booking);
  }

  @Override
  public void release(UUID booking) {
    underWay.values().removeIf(begun -> begun.booking().equals(booking));
  }

  private void store(Begun begun) {
    database
        .sql(
            """
            insert into idempotency_keys (customer_id, word, request_hash, booking_id, done)
            values (:customer, :key, :hash, :booking, true)
            """)
        .param("customer", begun.customer())
        .param("key", begun.key())
        .param("hash", begun.hash())
        .param("booking", begun.booking())
        .update();
  }
}
