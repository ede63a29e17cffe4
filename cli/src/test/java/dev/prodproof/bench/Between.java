package dev.prodproof.bench;

import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.postgres.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;

/// A PostgreSQL and our proxy before it, for `bench/proxies`. It prints the port of each and its own process id, and
/// ends when its input does.
public final class Between {
  private Between() {}

  public static void main(String[] args) throws IOException {
    try (EmbeddedPostgres real = EmbeddedPostgres.builder().start()) {
      var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), real.getPort());
      try (Database proxy = Postgres.open("database", at, 0, InstantSource.system())) {
        System.out.println(real.getPort() + " " + proxy.port() + " " + ProcessHandle.current().pid());
        while (System.in.read() >= 0) {
          // Until nobody writes any more.
        }
      }
    }
  }
}
