package dev.prodproof.lab.proxy.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.database.Obstacle;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// What users bring in place of a PostgreSQL that takes plain connections.
final class HindrancesTest {
  private static Database before(int port) {
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return Postgres.open("database", at, 0, InstantSource.system());
  }

  private static int read(Database proxy, byte[] sent, int answers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      out.write(sent);
      out.flush();
      int got = -1;
      for (int i = 0; i < answers; i++) {
        got = socket.getInputStream().read();
      }
      return got;
    } catch (java.net.SocketException e) {
      return -1;
    }
  }

  private static byte[] asksForTls() {
    return new byte[] {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};
  }

  @Test
  void names_a_database_that_is_not_there() throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    try (Database proxy = before(nobody)) {
      assertThat(read(proxy, asksForTls(), 2)).isEqualTo(-1);
      assertThat(proxy.obstacles().get(Obstacle.UNREACHABLE))
          .contains("nothing answers at", ":" + nobody, "start the database");
    }
  }

  @Test
  void notes_a_driver_that_insists_on_encryption() throws Exception {
    try (ServerSocket real = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Database proxy = before(real.getLocalPort())) {
      assertThat(read(proxy, asksForTls(), 1)).isEqualTo('N');
      byte[] hello = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc};
      assertThat(read(proxy, hello, 1)).isEqualTo(-1);
      for (int i = 0; i < 400 && !proxy.obstacles().containsKey(Obstacle.WANTS_TLS); i++) {
        Thread.sleep(5);
      }
      assertThat(proxy.obstacles().get(Obstacle.WANTS_TLS))
          .contains("insists on TLS, which is good", "sslmode=prefer");
    }
  }

  @Test
  void ends_what_speaks_something_else() throws Exception {
    try (ServerSocket real = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Database proxy = before(real.getLocalPort())) {
      byte[] http = "GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      assertThat(read(proxy, http, 1)).isEqualTo(-1);
      assertThat(proxy.obstacles().get(Obstacle.FOREIGN)).contains("isn't PostgreSQL's protocol");
    }
  }
}
