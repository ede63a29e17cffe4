package com.example.booking;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/// A PostgreSQL of our own, on a free port; its data goes when it is closed.
public final class LocalDatabase implements AutoCloseable {

  private final EmbeddedPostgres server;

  private LocalDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  public static LocalDatabase start() throws IOException {
    return new LocalDatabase(
        EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start());
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /// Runs until its input ends; prints the settings that the service needs.
  static void main() throws IOException {
    try (var database = start()) {
      System.out.println("DATABASE_URL=" + database.url());
      System.out.println("DATABASE_USER=postgres DATABASE_PASSWORD=postgres");
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
  }
}
