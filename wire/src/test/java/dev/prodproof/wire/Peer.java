package dev.prodproof.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on a raw socket of 127.0.0.1 that does whatever a test wants, well or badly.
final class Peer implements AutoCloseable {
  /// What is done with a connection; it is closed afterwards.
  interface Script {
    void play(Incoming in, OutputStream out, Socket socket)
        throws IOException, InterruptedException;
  }

  private final ServerSocket listening;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Script script;

  Peer(Script script) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  Peer(ServerSocket listening, Script script) {
    this.listening = listening;
    this.script = script;
    Thread.ofVirtual().start(this::listen);
  }

  /// Answers every request with the same bytes.
  static Peer saying(String answer) throws IOException {
    return saying(answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Peer saying(byte[] answer) throws IOException {
    return new Peer(
        (in, out, _) -> {
          while (!in.request().isEmpty()) {
            out.write(answer);
            out.flush();
          }
        });
  }

  /// Answers one request with these bytes, then closes.
  static Peer closingAfter(String answer) throws IOException {
    return new Peer(
        (in, out, _) -> {
          in.request();
          out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        });
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      script.play(
          new Incoming(new BufferedInputStream(socket.getInputStream())),
          socket.getOutputStream(),
          socket);
    } catch (IOException e) {
      // The client went away, which is its right.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  Origin origin() {
    return Origin.of(URI.create("http://127.0.0.1:" + port()));
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /// What the client sends.
  record Incoming(InputStream bytes) {
    /// The next request's head and its body by Content-Length; empty at the end.
    String request() throws IOException {
      String head = head();
      int length =
          head.lines()
              .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
              .map(line -> Integer.parseInt(line.substring(15).strip()))
              .findFirst()
              .orElse(0);
      return head + new String(bytes.readNBytes(length), StandardCharsets.UTF_8);
    }

    /// Up to and with the empty line; empty at the end.
    String head() throws IOException {
      var head = new ByteArrayOutputStream();
      int matched = 0;
      while (matched < 4) {
        int next = bytes.read();
        if (next < 0) {
          break;
        }
        head.write(next);
        matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
      }
      return head.toString(StandardCharsets.UTF_8);
    }
  }
}
