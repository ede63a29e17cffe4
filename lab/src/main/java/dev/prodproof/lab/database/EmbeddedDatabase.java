package dev.prodproof.lab.database;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.process.Ports;
import dev.prodproof.lab.process.Watchdog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A PostgreSQL server of our own on a free port of this machine. It commits to the log before it
/// acknowledges (`synchronous_commit=on`), so that losing a write is the service's doing.
///
/// Its processes and its data directory are the watchdog's from the start.
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /// @throws Unusable when it doesn't start here
  public static EmbeddedDatabase start(Watchdog watchdog) {
    try {
      Path data = Files.createTempDirectory("prodproof-postgres");
      watchdog.leftover(data);
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setPort(Ports.free())
              .setDataDirectory(data)
              .setCleanDataDirectory(true)
              .setServerConfig("synchronous_commit", "on")
              .setPGStartupWait(STARTS_WITHIN)
              .start();
      watchdog.group(postmaster(data));
      return new EmbeddedDatabase(server);
    } catch (IOException | IllegalStateException e) {
      throw new Unusable("the embedded PostgreSQL doesn't start here: " + e.getMessage(), e);
    }
  }

  /// The first line of its pid file; it leads a process group of its own.
  private static long postmaster(Path data) throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
  }

  public int port() {
    return server.getPort();
  }

  public String user() {
    return "postgres";
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
