package dev.prodproof.bench;

import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.postgres.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;

/// A PostgreSQL and our proxy before it, for `bench/proxies`. It prints the port of each, its own process id and a
/// port that is free, and ends when its input does.
public final class Between {
  private Between() {}

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public static void main(String[] args) throws IOException {
    try (EmbeddedPostgres real = EmbeddedPostgres.builder().start()) {
      var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), real.getPort());
      try (Database proxy = Postgres.open("database", at, 0, InstantSource.system())) {
        long own = ProcessHandle.current().pid();
        System.out.println(real.getPort() + " " + proxy.port() + " " + own + " " + free());
        while (System.in.read() >= 0) {
          // Until nobody writes any more.
        }
      }
    }
  }
}
