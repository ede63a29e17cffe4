package dev.prodproof.experiments.database;

import com.sun.net.httpserver.HttpExchange;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Notes in a database: a service with four connections at a time, whose manners a test chooses.
final class MiniNotes implements AutoCloseable {
  private static final int PLACES = 4;

  /// What it does when the database lets it down.
  enum Manners {
    /// Gives up in time and says so.
    SOUND,
    /// Waits for the database for as long as it takes.
    PATIENT,
    /// Carries a failed transaction out again.
    BLIND,
    /// Says that a note is stored whatever the commit came to.
    CLAIMING,
    /// Tells clients what the database said.
    TALKING,
    /// Keeps the newest note alone.
    FORGETFUL
  }

  private final Manners manners;
  private final String url;
  private final Semaphore places = new Semaphore(PLACES);
  private final MiniService service = new MiniService();

  /// @param port of the database
  MiniNotes(Manners manners, int port) {
    this.manners = manners;
    String limits = manners == Manners.PATIENT ? "" : "?socketTimeout=1&loginTimeout=1";
    this.url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres" + limits;
    service.json("/about", "{\"name\":\"notes\"}").on("/notes", this::notes).on("/more/notes", this::notes).otherwise(this::one);
  }

  URI url() {
    return service.url();
  }

  private Response notes(HttpExchange exchange) {
    try {
      return exchange.getRequestMethod().equals("POST") ? stored() : all();
    } catch (SQLException | InterruptedException broken) {
      String text = manners == Manners.TALKING ? String.valueOf(broken.getMessage()) : "not now";
      return new Response(503, "text/plain", text);
    }
  }

  private interface Work {
    Response on(Connection connection) throws SQLException;
  }

  private Response with(Work work) throws SQLException, InterruptedException {
    if (!places.tryAcquire(500, TimeUnit.MILLISECONDS)) {
      return new Response(503, "text/plain", "no place");
    }
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
      return work.on(connection);
    } finally {
      places.release();
    }
  }

  private Response all() throws SQLException, InterruptedException {
    return with(
        connection -> {
          try (PreparedStatement sql = connection.prepareStatement("select count(*) from notes");
              ResultSet rows = sql.executeQuery()) {
            rows.next();
            return new Response(200, "application/json", "{\"count\":" + rows.getLong(1) + "}");
          }
        });
  }

  private Response one(HttpExchange exchange) {
    String id = exchange.getRequestURI().getPath().replaceFirst("^/notes/(?=\\d{1,9}$)", "");
    if (id.startsWith("/")) {
      return new Response(404, "application/json", "{}");
    }
    try {
      return with(connection -> note(connection, Integer.parseInt(id)));
    } catch (SQLException | InterruptedException broken) {
      return new Response(503, "text/plain", "not now");
    }
  }

  private static Response note(Connection connection, int id) throws SQLException {
    try (PreparedStatement sql = connection.prepareStatement("select body from notes where id = ?")) {
      sql.setInt(1, id);
      try (ResultSet rows = sql.executeQuery()) {
        return rows.next()
            ? new Response(200, "application/json", "{\"id\":" + id + "}")
            : new Response(404, "application/json", "{}");
      }
    }
  }

  private Response stored() throws SQLException, InterruptedException {
    try {
      return with(this::store);
    } catch (SQLException failed) {
      if (manners == Manners.BLIND) {
        return with(this::store);
      }
      throw failed;
    }
  }

  private Response store(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    if (manners == Manners.FORGETFUL) {
      try (PreparedStatement sql = connection.prepareStatement("delete from notes")) {
        sql.executeUpdate();
      }
    }
    int id;
    try (PreparedStatement sql =
        connection.prepareStatement("insert into notes (body) values (?) returning id")) {
      sql.setString(1, "a note");
      try (ResultSet rows = sql.executeQuery()) {
        rows.next();
        id = rows.getInt(1);
      }
    }
    try {
      connection.commit();
    } catch (SQLException unknown) {
      if (manners != Manners.CLAIMING) {
        throw unknown;
      }
    }
    return new Response(201, "application/json", "{\"id\":" + id + "}");
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (RuntimeException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
