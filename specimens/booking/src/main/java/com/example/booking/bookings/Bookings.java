package com.example.booking.bookings;

import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The table of bookings; it keeps each slot's count of taken places true.
@Component
public class Bookings {

  private static final String MINE =
      " where customer_id = :customer and (:status::varchar is null or status = :status)";

  protected final JdbcClient database;
  protected final TransactionTemplate transaction;

  public Bookings(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /// A booking that isn't paid yet, and its price.
  public record Held(Booking booking, long pence) {}

  public Held hold(Booking.Wish wish, @Nullable Long customer, UUID id) {
    return required(
        transaction.execute(
            _ -> {
              int price = takePlaces(wish);
              return new Held(insert(wish, customer, id), (long) price * wish.people());
            }));
  }

  /// One that was begun under this id, if any.
  public Optional<Held> held(UUID id) {
    return database
        .sql(
            """
            select b.*, s.price_pence from bookings b join slots s on s.id = b.slot_id
            where b.id = :id
            """)
        .param("id", id)
        .query(
            (row, number) ->
                new Held(row(row, number), row.getLong("price_pence") * row.getLong("people")))
        .optional();
  }

  public Booking confirm(UUID id, @Nullable String charge) {
    return database
        .sql(Confirming.statement())
        .param("id", id)
        .param("charge", charge)
        .query(Bookings::row)
        .single();
  }

  /// As if it had never been held.
  public void release(UUID id) {
    transaction.executeWithoutResult(
        _ -> {
          givePlacesBack(id);
          database.sql("delete from bookings where id = :id").param("id", id).update();
        });
  }

  /// @param customer whose booking it must be; null where anybody's will do
  public Optional<Booking> find(UUID id, @Nullable Long customer) {
    return database
        .sql(
            """
            select * from bookings
            where id = :id and (:customer::bigint is null or customer_id = :customer)
            """)
        .param("id", id)
        .param("customer", customer)
        .query(Bookings::row)
        .optional();
  }

  public Slice<Booking> list(long customer, @Nullable String status, Page page) {
    List<Booking> items =
        database
            .sql(
                "select * from bookings"
                    + MINE
                    + " order by created_at desc, id limit :size offset :offset")
            .param("customer", customer)
            .param("status", status)
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Bookings::row)
            .list();
    long total =
        database
            .sql("select count(*) from bookings" + MINE)
            .param("customer", customer)
            .param("status", status)
            .query(Long.class)
            .single();
    return new Slice<>(items, page.number(), page.size(), total);
  }

  /// Cancelling twice is cancelling once.
  public Optional<Booking> cancel(UUID id, @Nullable Long customer) {
    return Optional.ofNullable(
        transaction.execute(
            _ -> {
              if (find(id, customer).isEmpty()) {
                return null;
              }
              givePlacesBack(id);
              return database
                  .sql("update bookings set status = 'cancelled' where id = :id returning *")
                  .param("id", id)
                  .query(Bookings::row)
                  .single();
            }));
  }

  protected int takePlaces(Booking.Wish wish) {
    return database
        .sql(
            """
            update slots set booked = booked + :people
            where id = :slot and booked + :people <= capacity returning price_pence
            """)
        .param("people", wish.people())
        .param("slot", wish.slotId())
        .query(Integer.class)
        .optional()
        .orElseThrow(
            () -> new Refused(Problem.conflict("This slot is full, or there is no such slot.")));
  }

  private void givePlacesBack(UUID id) {
    database
        .sql(
            """
            update slots s set booked = s.booked - b.people
            from (select slot_id, people from bookings
                  where id = :id and status <> 'cancelled' for update) b
            where s.id = b.slot_id
            """)
        .param("id", id)
        .update();
  }

  protected Booking insert(Booking.Wish wish, @Nullable Long customer, UUID id) {
    return database
        .sql(
            """
            insert into bookings
              (id, slot_id, customer_id, name, postcode, people, contact, notes, status)
            values (:id, :slot, :customer, :name, :postcode, :people, :contact, :notes, 'pending')
            returning *
            """)
        .param("id", id)
        .param("slot", wish.slotId())
        .param("customer", customer)
        .param("name", wish.name())
        .param("postcode", wish.postcode())
        .param("people", wish.people())
        .param("contact", wish.contact())
        .param("notes", wish.notes())
        .query(Bookings::row)
        .single();
  }

  protected static Booking row(ResultSet row, int number) throws SQLException {
    return new Booking(
        row.getObject("id", UUID.class),
        row.getLong("slot_id"),
        row.getString("name"),
        row.getString("postcode"),
        row.getInt("people"),
        row.getString("contact"),
        row.getString("notes"),
        row.getString("status"),
        row.getString("charge_id"),
        row.getObject("created_at", OffsetDateTime.class));
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the transaction gave no result");
    }
    return value;
  }
}
