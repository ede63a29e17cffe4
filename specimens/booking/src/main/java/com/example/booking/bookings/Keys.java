package com.example.booking.bookings;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of idempotency keys: whoever inserts a key first does the work.
@Component
public class Keys {

  protected final JdbcClient database;

  public Keys(JdbcClient database) {
    this.database = database;
  }

  /// What a key stands for.
  ///
  /// @param ours this very request has to do the work
  /// @param done the booking is there
  public record Claim(UUID booking, String requestHash, boolean ours, boolean done) {}

  /// Work that nobody finished within 15 s, longer than any request takes, was broken off: it is ours to take up.
  public Claim claim(long customer, String key, String requestHash) {
    forgetOld();
    return inserted(customer, key, requestHash)
        .or(() -> takenUp(customer, key, requestHash))
        .orElseGet(() -> known(customer, key).orElseGet(() -> claim(customer, key, requestHash)));
  }

  protected Optional<Claim> inserted(long customer, String key, String requestHash) {
    return database
        .sql(
            """
            insert into idempotency_keys (customer_id, word, request_hash, booking_id)
            values (:customer, :key, :hash, :booking)
            on conflict (customer_id, word) do nothing returning booking_id
            """)
        .param("customer", customer)
        .param("key", key)
        .param("hash", requestHash)
        .param("booking", UUID.randomUUID())
        .query(UUID.class)
        .optional()
        .map(booking -> new Claim(booking, requestHash, true, false));
  }

  private Optional<Claim> takenUp(long customer, String key, String requestHash) {
    return database
        .sql(
            """
            update idempotency_keys set taken_at = now()
            where customer_id = :customer and word = :key and request_hash = :hash
              and not done and taken_at < now() - interval '15 seconds'
            returning booking_id
            """)
        .param("customer", customer)
        .param("key", key)
        .param("hash", requestHash)
        .query(UUID.class)
        .optional()
        .map(booking -> new Claim(booking, requestHash, true, false));
  }

  protected Optional<Claim> known(long customer, String key) {
    return database
        .sql(
            """
            select booking_id, request_hash, done from idempotency_keys
            where customer_id = :customer and word = :key
            """)
        .param("customer", customer)
        .param("key", key)
        .query(
            (row, _) ->
                new Claim(
                    row.getObject("booking_id", UUID.class),
                    row.getString("request_hash"),
                    false,
                    row.getBoolean("done")))
        .optional();
  }

  public void done(UUID booking) {
    database
        .sql("update idempotency_keys set done = true where booking_id = :booking")
        .param("booking", booking)
        .update();
  }

  /// Nothing came of it: the same key may try again.
  public void release(UUID booking) {
    database
        .sql("delete from idempotency_keys where booking_id = :booking and not done")
        .param("booking", booking)
        .update();
  }

  private void forgetOld() {
    database.sql("delete from idempotency_keys where taken_at < now() - interval '1 day'").update();
  }
}
