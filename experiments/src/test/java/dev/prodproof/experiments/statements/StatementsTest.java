package dev.prodproof.experiments.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.SqlPerRows;
import dev.prodproof.facts.SqlProbe;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.postgres.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shelf of books whose manners are known, on a real database behind the proxy.
@SuppressWarnings("NullAway.Init")
final class StatementsTest {
  private static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Shelf, version: 1.0.0}
      paths:
        /books:
          get:
            parameters:
              - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 50}}
              - {name: title, in: query, schema: {type: string, maxLength: 40}}
            responses: {'200': {description: books}}
      """;

  private static EmbeddedPostgres real;

  private Database proxy;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "no PostgreSQL for this platform among the test libraries");
    real = EmbeddedPostgres.builder().start();
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
    try (Connection on = connect(real.getPort());
        Statement sql = on.createStatement()) {
      sql.execute("drop table if exists books");
      sql.execute("create table books (id serial primary key, title text)");
      sql.execute("insert into books (title) select 'book ' || n from generate_series(1, 12) n");
    }
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  private static Connection connect(int port) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
  }

  /// How the shelf asks its database.
  private interface Shelf {
    List<String> titles(Connection on, String title, int limit) throws SQLException;
  }

  private static List<String> bound(Connection on, String title, int limit) throws SQLException {
    try (PreparedStatement sql =
        on.prepareStatement("select title from books where title like ? limit ?")) {
      sql.setString(1, "%" + title + "%");
      sql.setInt(2, limit);
      return read(sql.executeQuery());
    }
  }

  private static List<String> concatenated(Connection on, String title, int limit)
      throws SQLException {
    try (Statement sql = on.createStatement()) {
      return read(
          sql.executeQuery(
              "select title from books where title like '%" + title + "%' limit " + limit));
    }
  }

  private static List<String> oneByOne(Connection on, String title, int limit) throws SQLException {
    var titles = new ArrayList<String>();
    for (String one : bound(on, title, limit)) {
      titles.addAll(bound(on, one, 1));
    }
    return titles;
  }

  private static List<String> read(ResultSet rows) throws SQLException {
    var titles = new ArrayList<String>();
    try (rows) {
      while (rows.next()) {
        titles.add(rows.getString(1));
      }
    }
    return titles;
  }

  private MiniService service(Shelf shelf) {
    return new MiniService().on("/books", request -> answer(request, shelf));
  }

  private Response answer(HttpExchange request, Shelf shelf) {
    try (Connection on = connect(proxy.port())) {
      int limit = Integer.parseInt(parameter(request, "limit", "50"));
      List<String> titles = shelf.titles(on, parameter(request, "title", ""), limit);
      return new Response(
          200,
          "application/json",
          titles.isEmpty() ? "[]" : "[\"" + String.join("\",\"", titles) + "\"]");
    } catch (SQLException e) {
      return new Response(500, "application/json", "{}");
    }
  }

  private static String parameter(HttpExchange request, String name, String otherwise) {
    String query = request.getRequestURI().getRawQuery();
    for (String each : (query == null ? "" : query).split("&", -1)) {
      if (each.startsWith(name + "=")) {
        return URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return otherwise;
  }

  private LocalLab lab(MiniService service) {
    var lab = new LocalLab(service.url(), Duration.ofSeconds(5), proxy);
    lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
    return lab;
  }

  private LocalLab observed(Shelf shelf) throws Exception {
    try (MiniService service = service(shelf);
        LocalLab lab = lab(service)) {
      connect(proxy.port()).close();
      var exercised = new Statements().run(lab);
      assertThat(exercised.count("requests")).isPositive();
      assertThat(exercised.count("statements")).isPositive();
      return lab;
    }
  }

  @Test
  void sees_marks_as_parameters_and_lists_in_one_statement() throws Exception {
    LocalLab lab = observed(StatementsTest::bound);
    assertThat(lab.all(SqlProbe.class))
        .hasSize(2)
        .allSatisfy(
            probe -> {
              String value = probe.marks().getFirst().value();
              assertThat(probe.statements()).hasSize(1);
              assertThat(probe.statements().getFirst().bound()).containsExactly("%" + value + "%");
            });
    assertThat(lab.all(SqlPerRows.class)).extracting(SqlPerRows::items).contains(1, 12);
    assertThat(lab.all(SqlPerRows.class)).extracting(SqlPerRows::statements).containsOnly(1);
  }

  @Test
  void sees_a_value_split_the_literal_that_it_is_put_into() throws Exception {
    LocalLab lab = observed(StatementsTest::concatenated);
    // The driver itself stumbles over one quote alone; two get through.
    assertThat(lab.all(SqlProbe.class))
        .filteredOn(probe -> probe.marks().getFirst().value().contains("||"))
        .singleElement()
        .satisfies(
            probe -> {
              String value = probe.marks().getFirst().value();
              assertThat(probe.statements().getFirst().sql()).contains("'%" + value + "%'");
            });
  }

  @Test
  void sees_a_statement_for_each_row() throws Exception {
    LocalLab lab = observed(StatementsTest::oneByOne);
    assertThat(lab.all(SqlPerRows.class))
        .allSatisfy(read -> assertThat(read.statements()).isEqualTo(read.items() + 1));
    assertThat(lab.all(SqlPerRows.class)).extracting(SqlPerRows::items).contains(1, 12);
  }

  @Test
  void says_what_to_do_where_nothing_comes_through_us() {
    try (MiniService service = new MiniService().json("/books", "[]");
        LocalLab lab = lab(service)) {
      assertThatThrownBy(() -> new Statements().run(lab))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("sends nothing to its database through us")
          .hasMessageContaining("${database.url}");
    }
  }
}
