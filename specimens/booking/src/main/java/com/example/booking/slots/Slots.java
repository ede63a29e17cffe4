package com.example.booking.slots;

import com.example.booking.edge.Paging.Page;
import com.example.booking.edge.Paging.Slice;
import com.example.booking.edge.Problem;
import com.example.booking.edge.Refused;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The table of slots.
@Component
public class Slots {

  private static final String WHERE =
      """
       where (:kind::varchar is null or kind = :kind)
         and (:words::varchar is null or strpos(lower(title), lower(:words)) > 0)
      """;

  protected final JdbcClient database;
  protected final TransactionTemplate transaction;

  public Slots(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  public Slot add(Slot.Draft draft) {
    return bound(
            """
            insert into slots
              (title, description, kind, starts_at, minutes, capacity, price_pence, tags)
            values (:title, :description, :kind, :startsAt, :minutes, :capacity, :pricePence, :tags)
            returning *
            """,
            draft)
        .query(Slots::row)
        .single();
  }

  public Optional<Slot> find(long id) {
    return database
        .sql("select * from slots where id = :id")
        .param("id", id)
        .query(Slots::row)
        .optional();
  }

  public Slice<Slot> list(SlotFilter filter, Page page) {
    List<Slot> items =
        database
            .sql("select * from slots" + WHERE + " order by id desc limit :size offset :offset")
            .param("kind", filter.kind())
            .param("words", filter.words())
            .param("size", page.size())
            .param("offset", page.offset())
            .query(Slots::row)
            .list();
    long total =
        database
            .sql("select count(*) from slots" + WHERE)
            .param("kind", filter.kind())
            .param("words", filter.words())
            .query(Long.class)
            .single();
    return new Slice<>(items, page.number(), page.size(), total);
  }

  /// Reads, changes and writes in one transaction: two changes at once don't undo each other.
  public Optional<Slot> change(long id, Function<Slot, Slot.Draft> change) {
    return Optional.ofNullable(
        transaction.execute(
            _ ->
                database
                    .sql("select * from slots where id = :id for update")
                    .param("id", id)
                    .query(Slots::row)
                    .optional()
                    .map(before -> write(before, change.apply(before)))
                    .orElse(null)));
  }

  /// Whether there was one to remove.
  public boolean remove(long id) {
    try {
      return database.sql("delete from slots where id = :id").param("id", id).update() > 0;
    } catch (DataIntegrityViolationException booked) {
      throw new Refused(Problem.conflict("This slot has bookings; it can't be deleted."));
    }
  }

  protected Slot write(Slot before, Slot.Draft draft) {
    if (draft.capacity() < before.booked()) {
      throw new Refused(
          Problem.conflict(before.booked() + " places are booked; capacity can't be less."));
    }
    return bound(
            """
            update slots set title = :title, description = :description, kind = :kind,
              starts_at = :startsAt, minutes = :minutes, capacity = :capacity,
              price_pence = :pricePence, tags = :tags
            where id = :id returning *
            """,
            draft)
        .param("id", before.id())
        .query(Slots::row)
        .single();
  }

  protected JdbcClient.StatementSpec bound(String sql, Slot.Draft draft) {
    return database
        .sql(sql)
        .param("title", draft.title())
        .param("description", draft.description())
        .param("kind", draft.kind())
        .param("startsAt", draft.startsAt())
        .param("minutes", draft.minutes())
        .param("capacity", draft.capacity())
        .param("pricePence", draft.pricePence())
        .param("tags", draft.tags().toArray(String[]::new));
  }

  protected static Slot row(ResultSet row, int number) throws SQLException {
    Array tags = row.getArray("tags");
    return new Slot(
        row.getLong("id"),
        row.getString("title"),
        row.getString("description"),
        row.getString("kind"),
        row.getObject("starts_at", OffsetDateTime.class),
        row.getInt("minutes"),
        row.getInt("capacity"),
        row.getInt("booked"),
        row.getInt("price_pence"),
        List.of((String[]) tags.getArray()));
  }
}
