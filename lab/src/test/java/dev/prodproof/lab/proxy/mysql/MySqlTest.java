package dev.prodproof.lab.proxy.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.prodproof.lab.proxy.Upstream.Outage;
import dev.prodproof.lab.proxy.database.Complaint;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Met;
import dev.prodproof.lab.proxy.database.Obstacle;
import dev.prodproof.lab.proxy.database.Scope;
import dev.prodproof.lab.proxy.database.Seen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A real MariaDB and its own driver, with the proxy between them; skipped where none is installed.
@SuppressWarnings("NullAway.Init")
final class MySqlTest {
  private static final String SERVER_SIDE = "&useServerPrepStmts=true";
  private static Optional<RealServer> real = Optional.empty();

  private Database proxy;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    real = RealServer.start();
    assumeTrue(real.isPresent(), "no mariadbd on this machine");
  }

  @AfterAll
  static void stop() throws IOException {
    if (real.isPresent()) {
      real.get().close();
    }
  }

  @BeforeEach
  void open() throws SQLException {
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), real.orElseThrow().port());
    var place = new Database.Place("database", at);
    proxy = Database.open(place, 0, new MySql(), InstantSource.system());
    try (Connection direct = connect(real.orElseThrow().port(), "", "");
        Statement sql = direct.createStatement()) {
      sql.execute("create database if not exists shop");
      sql.execute("drop table if exists shop.notes");
      sql.execute("create table shop.notes (id int auto_increment primary key, body text) engine=innodb");
      sql.execute("insert into shop.notes (body) values ('1'), ('2'), ('3'), ('4'), ('5')");
    }
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  private static Connection connect(int port, String name, String options) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + port + "/" + name + "?socketTimeout=5000" + options, "root", "");
  }

  private Connection through(String options) throws SQLException {
    return connect(proxy.port(), "shop", options);
  }

  private Connection through() throws SQLException {
    return through("");
  }

  private static long notes() throws SQLException {
    try (Connection direct = connect(real.orElseThrow().port(), "shop", "");
        Statement sql = direct.createStatement();
        var rows = sql.executeQuery("select count(*) from notes")) {
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
  void tells_what_the_driver_writes_into_the_text_from_what_it_binds() throws SQLException {
    for (String options : new String[] {"", SERVER_SIDE}) {
      long before = proxy.last();
      try (Connection on = through(options);
          PreparedStatement sql =
              on.prepareStatement("select * from notes where body <> ? and id > ?")) {
        for (int i = 0; i < 3; i++) {
          sql.setString(1, "c1'z");
          sql.setInt(2, 0);
          sql.executeQuery().close();
        }
      }
      var all =
          proxy.after(before).stream().filter(each -> each.sql().contains("where body")).toList();
      assertThat(all).hasSize(3).allSatisfy(each -> assertThat(each.rows()).isEqualTo(5));
      if (options.isEmpty()) {
        assertThat(all).allSatisfy(each -> assertThat(each.sql()).contains("'c1\\'z'"));
      } else {
        assertThat(all)
            .allSatisfy(
                each -> {
                  assertThat(each.values()).contains("c1'z");
                  assertThat(each.parameters()).isEqualTo(2);
                });
      }
    }
  }

  @Test
  void follows_transactions_errors_and_several_results() throws SQLException {
    try (Connection on = through("&allowMultiQueries=true")) {
      on.setAutoCommit(false);
      write(on, "one");
      assertThat(proxy.counts().inTransaction()).isEqualTo(1);
      on.commit();
      on.setAutoCommit(true);
      assertThat(proxy.counts().inTransaction()).isZero();
      try (Statement sql = on.createStatement()) {
        sql.execute("select 1; select id from notes; update notes set body = 'x'");
        while (sql.getMoreResults() || sql.getUpdateCount() != -1) {
          // Each of the results.
        }
        assertThatThrownBy(() -> sql.execute("select * from nowhere"))
            .isInstanceOf(SQLException.class);
        sql.execute("select 2");
      }
    }
    assertThat(seen(each -> each.sql().startsWith("select 1;")).rows()).isEqualTo(13);
    assertThat(seen(each -> each.sql().contains("nowhere")).error()).isEqualTo("42S02");
    assertThat(seen(each -> each.sql().equals("select 2")).answered()).isTrue();
    assertThat(seen(each -> each.sql().contains("insert")).moment().inTransaction()).isTrue();
  }

  @Test
  void makes_the_outcome_of_a_commit_unknown_both_ways() throws SQLException {
    for (DatabaseFault fault :
        new DatabaseFault[] {
          new DatabaseFault.WithholdCommit(), new DatabaseFault.WithholdAcknowledgement()
        }) {
      long before = notes();
      try (Connection on = through();
          Outage _ = proxy.broken(fault)) {
        on.setAutoCommit(false);
        write(on, "unknown");
        assertThatThrownBy(on::commit).as(fault.word()).isInstanceOf(SQLException.class);
      }
      long stored = fault instanceof DatabaseFault.WithholdCommit ? 0 : 1;
      assertThat(notes() - before).as(fault.word()).isEqualTo(stored);
    }
    assertThat(proxy.metAfter(0)).extracting(Met::sql).hasSize(2).allMatch("commit"::equalsIgnoreCase);
  }

  @Test
  void complains_as_the_server_does() throws SQLException {
    for (String options : new String[] {"", SERVER_SIDE}) {
      for (Complaint complaint :
          new Complaint[] {Complaint.DEADLOCK, Complaint.CANCELLED, Complaint.READ_ONLY}) {
        try (Connection on = through(options)) {
          try (Outage _ =
              proxy.broken(new DatabaseFault.Says(complaint, "t0k3n"), Scope.first(1))) {
            assertThatThrownBy(() -> write(on, "refused"))
                .as(complaint.word())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("t0k3n");
            write(on, "again");
          }
        }
      }
    }
    assertThat(notes()).isEqualTo(11);
    try (Outage _ =
        proxy.broken(new DatabaseFault.Says(Complaint.TOO_MANY_CONNECTIONS, "t0k3n"))) {
      assertThatThrownBy(this::through).hasStackTraceContaining("Too many connections");
    }
    through().close();
  }

  @Test
  void resets_says_nothing_and_is_late() throws SQLException {
    try (Connection busy = through()) {
      busy.setAutoCommit(false);
      write(busy, "lost");
      try (Outage _ = proxy.broken(new DatabaseFault.ResetInTransaction())) {
        assertThatThrownBy(() -> write(busy, "x")).isInstanceOf(SQLException.class);
      }
    }
    try (Connection on = through("&socketTimeout=700")) {
      try (Outage _ = proxy.broken(new DatabaseFault.Silence())) {
        assertThatThrownBy(() -> write(on, "x")).isInstanceOf(SQLException.class);
      }
    }
    try (Connection on = through();
        Outage _ = proxy.broken(new DatabaseFault.Late(Duration.ofMillis(20)))) {
      write(on, "late");
    }
    assertThat(notes()).isEqualTo(6);
  }

  @Test
  void notes_a_driver_that_insists_on_encryption() throws InterruptedException {
    assertThatThrownBy(() -> through("&sslMode=trust")).isInstanceOf(SQLException.class);
    for (int i = 0; i < 400 && !proxy.obstacles().containsKey(Obstacle.WANTS_TLS); i++) {
      Thread.sleep(5);
    }
    assertThat(proxy.obstacles().get(Obstacle.WANTS_TLS)).contains("which is good");
  }
}
