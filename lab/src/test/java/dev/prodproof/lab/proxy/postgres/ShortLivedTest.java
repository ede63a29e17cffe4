package dev.prodproof.lab.proxy.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.lab.proxy.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A service that opens a connection for each request, as Django and PHP do by themselves.
final class ShortLivedTest {
  private static final byte[] ASKS_FOR_TLS = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};
  private static final byte[] STARTS = {0, 0, 0, 9, 0, 3, 0, 0, 0};
  private static final byte[] READY = {'Z', 0, 0, 0, 5, 'I'};
  private static final byte[] LEAVES = {'X', 0, 0, 0, 4};
  private static final int SERVICES = 4;
  private static final int CONNECTIONS = 1_500;

  @Test
  void loses_none_of_thousands_of_connections() throws Exception {
    var whole = new AtomicInteger();
    try (var real = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answer(real));
      var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), real.getLocalPort());
      try (Database proxy = Postgres.open("database", at, 0, InstantSource.system())) {
        var services = new Thread[SERVICES];
        for (int i = 0; i < SERVICES; i++) {
          services[i] = Thread.ofPlatform().start(() -> ask(proxy.port(), whole));
        }
        for (Thread service : services) {
          service.join();
        }
        assertThat(proxy.obstacles()).isEmpty();
      }
    }
    assertThat(whole).hasValue(SERVICES * CONNECTIONS);
  }

  private static void ask(int port, AtomicInteger whole) {
    for (int i = 0; i < CONNECTIONS; i++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(ASKS_FOR_TLS);
        boolean refused = socket.getInputStream().read() == 'N';
        socket.getOutputStream().write(STARTS);
        boolean ready = socket.getInputStream().readNBytes(READY.length).length == READY.length;
        socket.getOutputStream().write(LEAVES);
        whole.addAndGet(refused && ready ? 1 : 0);
      } catch (IOException e) {
        // Lost: it isn't counted.
      }
    }
  }

  /// Ends a connection when it is told to, which is when the other end does, too.
  private static void answer(ServerSocket real) {
    while (!real.isClosed()) {
      try {
        Socket one = real.accept();
        Thread.ofVirtual().start(() -> serve(one));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      if (in.readNBytes(STARTS.length).length == STARTS.length) {
        socket.getOutputStream().write(READY);
        in.readNBytes(LEAVES.length);
      }
    } catch (IOException e) {
      // The other end was faster.
    }
  }
}
