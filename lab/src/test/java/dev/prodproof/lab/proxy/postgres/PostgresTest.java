package dev.prodproof.lab.proxy.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.prodproof.lab.proxy.Upstream.Outage;
import dev.prodproof.lab.proxy.database.Complaint;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Met;
import dev.prodproof.lab.proxy.database.Moment;
import dev.prodproof.lab.proxy.database.Scope;
import dev.prodproof.lab.proxy.database.Seen;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real server and its own driver, with the proxy between them.
@SuppressWarnings("NullAway.Init")
final class PostgresTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static EmbeddedPostgres real;

  private Database proxy;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "no PostgreSQL for this platform among the test libraries");
    real = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (real != null) {
      real.close();
    }
  }

  @BeforeEach
  void open() throws SQLException {
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), real.getPort());
    proxy = Postgres.open("database", at, 0, InstantSource.system());
    try (Connection direct = direct();
        Statement sql = direct.createStatement()) {
      sql.execute("drop table if exists notes");
      sql.execute("create table notes (id serial primary key, body text)");
      sql.execute("insert into notes (body) select 'note ' || n from generate_series(1, 5) n");
    }
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  private static Connection direct() throws SQLException {
    return DriverManager.getConnection(url(real.getPort()), "postgres", "postgres");
  }

  private Connection through(String options) throws SQLException {
    return DriverManager.getConnection(url(proxy.port()) + options, "postgres", "postgres");
  }

  private Connection through() throws SQLException {
    return through("?socketTimeout=5");
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private static long notes() throws SQLException {
    try (Connection direct = direct();
        Statement sql = direct.createStatement();
        ResultSet rows = sql.executeQuery("select count(*) from notes")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void write(Connection on, String body) throws SQLException {
    try (PreparedStatement sql = on.prepareStatement("insert into notes (body) values (?)")) {
      sql.setString(1, body);
      sql.executeUpdate();
    }
  }

  private Seen seen(Predicate<Seen> which) {
    return proxy.after(0).stream().filter(which).findFirst().orElseThrow();
  }

  @Test
  void tells_a_bound_value_from_one_in_the_text() throws SQLException {
    try (Connection on = through();
        PreparedStatement prepared = on.prepareStatement("select * from notes where body = ?");
        PreparedStatement half = on.prepareStatement("select * from notes where body = 'c2' and id > ?");
        Statement sql = on.createStatement()) {
      prepared.setString(1, "c1'z");
      prepared.executeQuery().close();
      half.setInt(1, 0);
      half.executeQuery().close();
      sql.executeQuery("select * from notes where body <> 'c3'").close();
    }
    Seen bound = seen(each -> each.values().contains("c1'z"));
    assertThat(bound.sql()).isEqualTo("select * from notes where body = $1");
    assertThat(bound.parameters()).isEqualTo(1);
    Seen literal = seen(each -> each.sql().contains("c2"));
    assertThat(literal.parameters()).isEqualTo(1);
    Seen concatenated = seen(each -> each.sql().contains("c3"));
    assertThat(concatenated.parameters()).isZero();
    assertThat(concatenated.rows()).isEqualTo(5);
    assertThat(concatenated.moment().kind()).isEqualTo(Moment.Kind.READ);
    assertThat(concatenated.answered()).isTrue();
  }

  @Test
  void knows_what_a_name_stands_for_once_the_text_is_no_longer_sent() throws SQLException {
    try (Connection on = through();
        PreparedStatement sql = on.prepareStatement("select body from notes where id = ?")) {
      for (int i = 0; i < 9; i++) {
        sql.setInt(1, 1);
        sql.executeQuery().close();
      }
    }
    List<Seen> all =
        proxy.after(0).stream().filter(each -> each.sql().contains("where id")).toList();
    assertThat(all).hasSize(9).allSatisfy(each -> assertThat(each.rows()).isEqualTo(1));
  }

  @Test
  void follows_transactions_errors_batches_and_comments() throws SQLException {
    try (Connection on = through()) {
      on.setAutoCommit(false);
      write(on, "one");
      assertThat(proxy.counts().inTransaction()).isEqualTo(1);
      try (PreparedStatement sql = on.prepareStatement("insert into notes (body) values (?)")) {
        for (int i = 0; i < 300; i++) {
          sql.setString(1, "batch " + i);
          sql.addBatch();
        }
        sql.executeBatch();
      }
      on.commit();
      assertThat(proxy.counts().inTransaction()).isZero();
      on.setAutoCommit(true);
      try (Statement sql = on.createStatement()) {
        sql.execute("select 1 /*traceparent='00-" + TRACE + "-b7ad6b7169203331-01'*/");
        assertThatThrownBy(() -> sql.execute("select * from nowhere"))
            .isInstanceOf(SQLException.class);
        sql.execute("select 2");
      }
    }
    assertThat(notes()).isEqualTo(306);
    Seen first = seen(each -> each.values().contains("one"));
    assertThat(first.moment().inTransaction()).isTrue();
    assertThat(first.moment().commits()).isFalse();
    assertThat(proxy.after(0).stream().filter(each -> each.sql().startsWith("insert")))
        .hasSize(301)
        .allSatisfy(each -> assertThat(each.rows()).isEqualTo(1));
    assertThat(seen(each -> each.moment().kind() == Moment.Kind.COMMIT).answered()).isTrue();
    assertThat(seen(each -> each.sql().contains("nowhere")).error()).isEqualTo("42P01");
    assertThat(seen(each -> each.traceId().equals(TRACE)).sql()).startsWith("select 1");
    assertThat(seen(each -> each.sql().equals("select 2")).error()).isEmpty();
  }

  @Test
  void makes_the_outcome_of_a_commit_unknown_both_ways() throws SQLException {
    for (Map.Entry<DatabaseFault, Integer> each :
        Map.<DatabaseFault, Integer>of(
                new DatabaseFault.WithholdCommit(), 0,
                new DatabaseFault.WithholdAcknowledgement(), 1)
            .entrySet()) {
      long before = notes();
      try (Connection on = through();
          Outage _ = proxy.broken(each.getKey())) {
        on.setAutoCommit(false);
        write(on, "unknown");
        assertThatThrownBy(on::commit)
            .as(each.getKey().word())
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08006"));
      }
      assertThat(notes() - before).as(each.getKey().word()).isEqualTo(each.getValue().longValue());
    }
    assertThat(proxy.metAfter(0)).extracting(Met::sql).containsOnly("COMMIT").hasSize(2);
  }

  @Test
  void takes_a_write_outside_a_transaction_for_its_own_commit() throws SQLException {
    try (Connection on = through();
        Outage _ = proxy.broken(new DatabaseFault.WithholdAcknowledgement())) {
      assertThatThrownBy(() -> write(on, "unknown")).isInstanceOf(SQLException.class);
    }
    assertThat(notes()).isEqualTo(6);
  }

  @Test
  void complains_as_the_server_does_and_leaves_the_connection_in_its_state() throws SQLException {
    for (Complaint complaint :
        List.of(
            Complaint.SERIALISATION, Complaint.DEADLOCK, Complaint.CANCELLED, Complaint.READ_ONLY)) {
      try (Connection on = through()) {
        for (boolean auto : new boolean[] {true, false}) {
          on.setAutoCommit(auto);
          try (Outage _ =
              proxy.broken(new DatabaseFault.Says(complaint, "t0k3n"), Scope.first(1))) {
            assertThatThrownBy(() -> write(on, "refused"))
                .isInstanceOfSatisfying(
                    SQLException.class,
                    e -> {
                      assertThat(e.getSQLState()).isEqualTo(complaint.sqlState());
                      assertThat(e.getMessage()).contains("t0k3n");
                    });
            if (!auto) {
              assertThatThrownBy(() -> write(on, "after it"))
                  .isInstanceOfSatisfying(
                      SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25P02"));
              on.rollback();
            }
            write(on, "again");
            if (!auto) {
              on.commit();
            }
          }
        }
      }
      assertThat(seen(each -> each.error().equals(complaint.sqlState())).fault())
          .isEqualTo(complaint.word());
    }
    assertThat(notes()).isEqualTo(13);
  }

  @Test
  void complains_on_simple_queries_too() throws SQLException {
    try (Connection on = through("?preferQueryMode=simple");
        Statement sql = on.createStatement();
        Outage _ =
            proxy.broken(new DatabaseFault.Says(Complaint.DEADLOCK, "t"), Scope.first(1))) {
      assertThatThrownBy(() -> sql.execute("delete from notes"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40P01"));
      sql.execute("delete from notes");
    }
    assertThat(notes()).isZero();
  }

  @Test
  void ends_connections_as_a_server_that_shuts_down_or_is_full() throws SQLException {
    try (Connection on = through();
        Outage _ = proxy.broken(new DatabaseFault.Says(Complaint.SHUTDOWN, "t"))) {
      assertThatThrownBy(() -> write(on, "x"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57P01"));
    }
    try (Outage _ =
        proxy.broken(new DatabaseFault.Says(Complaint.TOO_MANY_CONNECTIONS, "t"))) {
      assertThatThrownBy(this::through)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("53300"));
    }
    through().close();
  }

  @Test
  void resets_within_a_transaction_and_the_idle() throws SQLException {
    try (Connection idle = through();
        Connection busy = through()) {
      busy.setAutoCommit(false);
      write(busy, "lost");
      try (Outage _ = proxy.broken(new DatabaseFault.ResetIdle())) {
        assertThatThrownBy(() -> write(idle, "x")).isInstanceOf(SQLException.class);
        write(busy, "lost too");
      }
      try (Outage _ = proxy.broken(new DatabaseFault.ResetInTransaction())) {
        assertThatThrownBy(() -> write(busy, "x")).isInstanceOf(SQLException.class);
        try (Connection other = through()) {
          write(other, "kept");
        }
      }
    }
    assertThat(notes()).isEqualTo(6);
    assertThat(proxy.metAfter(0))
        .extracting(Met::fault)
        .containsExactly("idle connection reset", "reset in a transaction");
  }

  @Test
  void says_nothing_and_lets_go_when_healed() throws Exception {
    try (Connection on = through("?socketTimeout=1")) {
      try (Outage _ = proxy.broken(new DatabaseFault.Silence())) {
        assertThatThrownBy(() -> write(on, "x")).isInstanceOf(SQLException.class);
      }
    }
    try (Outage _ = proxy.broken(new DatabaseFault.NoGreeting())) {
      assertThatThrownBy(() -> through("?loginTimeout=1")).isInstanceOf(SQLException.class);
    }
    try (Outage _ = proxy.broken(new DatabaseFault.Refuse())) {
      assertThatThrownBy(this::through)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
    }
    try (Connection on = through()) {
      try (Outage _ = proxy.broken(new DatabaseFault.Late(Duration.ofMillis(20)))) {
        write(on, "late");
      }
      write(on, "in time");
    }
    assertThat(notes()).isEqualTo(7);
    assertThat(seen(each -> each.values().contains("late")).fault()).isEqualTo("answers 20 ms late");
    assertThat(seen(each -> each.values().contains("in time")).fault()).isEmpty();
  }
}
