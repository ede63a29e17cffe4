package dev.prodproof.experiments.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Moment;
import dev.prodproof.lab.proxy.database.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StoredTest {
  private static final String INSERT = "insert into notes (body) values ($1)";

  private final List<Seen> statements = new ArrayList<>();

  private final Set<Long> open = new HashSet<>();

  private StoredTest saw(long connection, String sql, long rows, String error, String fault) {
    var moment = Moment.of(sql, open.contains(connection));
    if (moment.kind() == Moment.Kind.BEGIN) {
      open.add(connection);
    } else if (moment.kind() == Moment.Kind.COMMIT || sql.equals("ROLLBACK")) {
      open.remove(connection);
    }
    statements.add(
        new Seen(
            statements.size() + 1,
            Instant.EPOCH,
            Duration.ZERO,
            connection,
            moment,
            0,
            List.of(),
            rows,
            error,
            fault,
            "",
            fault.isEmpty()));
    return this;
  }

  private StoredTest saw(long connection, String sql, long rows) {
    return saw(connection, sql, rows, "", "");
  }

  @Test
  void counts_what_was_committed_each_connection_for_itself() {
    saw(1, "BEGIN", 0).saw(1, INSERT, 2).saw(2, "BEGIN", 0).saw(2, INSERT, 5).saw(1, "COMMIT", 0);
    assertThat(Stored.rows(statements)).isEqualTo(Map.of(INSERT, 2L));
    assertThat(Stored.commits(statements)).isEqualTo(1);
  }

  @Test
  void counts_a_lone_insert_but_no_failed_one_and_no_change() {
    saw(1, INSERT, 1).saw(1, INSERT, 0, "23505", "").saw(1, "update notes set body = ''", 9);
    assertThat(Stored.rows(statements)).isEqualTo(Map.of(INSERT, 1L));
  }

  @Test
  void counts_nothing_that_was_rolled_back_or_whose_commit_was_withheld() {
    String withheld = new DatabaseFault.WithholdCommit().word();
    saw(1, "BEGIN", 0).saw(1, INSERT, 1).saw(1, "ROLLBACK", 0);
    saw(1, "BEGIN", 0).saw(1, INSERT, 1).saw(1, "COMMIT", 0, "", withheld);
    saw(2, INSERT, 0, "", withheld);
    assertThat(Stored.rows(statements)).isEmpty();
  }

  @Test
  void counts_what_was_committed_without_an_acknowledgement() {
    String withheld = new DatabaseFault.WithholdAcknowledgement().word();
    saw(1, "BEGIN", 0).saw(1, INSERT, 1).saw(1, "COMMIT", 0, "", withheld);
    saw(2, INSERT, 0, "", withheld);
    assertThat(Stored.rows(statements)).isEqualTo(Map.of(INSERT, 2L));
  }

  @Test
  void compares_by_the_insert_that_was_carried_out_most_often() {
    var usual = Map.of(INSERT, 2L, "insert into log", 1L);
    assertThat(Stored.compare(usual, Map.of(INSERT, 4L, "insert into log", 1L)))
        .isEqualTo(new Stored.Compared(2, 4));
    assertThat(Stored.compare(usual, Map.of()).now()).isZero();
    assertThat(Stored.compare(Map.of(), Map.of(INSERT, 4L))).isEqualTo(new Stored.Compared(0, 0));
  }
}
