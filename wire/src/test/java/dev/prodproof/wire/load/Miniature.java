package dev.prodproof.wire.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A server that does what a test says, one virtual thread for each connection.
final class Miniature implements AutoCloseable {
  /// What becomes of a request.
  sealed interface Deed {
    record Says(String bytes) implements Deed {}

    record SaysAndCloses(String bytes) implements Deed {}

    record Resets() implements Deed {}

    record SaysNothing() implements Deed {}
  }

  static final Deed FINE = new Deed.Says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");

  private final ServerSocket socket;
  private final Function<String, Deed> behaviour;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  final AtomicInteger connections = new AtomicInteger();
  final Queue<String> heard = new ConcurrentLinkedQueue<>();

  /// @param behaviour by the request's head
  Miniature(Function<String, Deed> behaviour) {
    this.behaviour = behaviour;
    try {
      this.socket = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void listen() {
    try {
      while (true) {
        Socket one = socket.accept();
        open.add(one);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(one));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket one) {
    try (one) {
      one.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(one.getInputStream());
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        heard.add(head);
        if (!does(behaviour.apply(head), one)) {
          return;
        }
      }
    } catch (IOException e) {
      // The client went away.
    }
  }

  private static boolean does(Deed deed, Socket one) throws IOException {
    return switch (deed) {
      case Deed.Says(String bytes) -> say(bytes, one);
      case Deed.SaysAndCloses(String bytes) -> {
        say(bytes, one);
        yield false;
      }
      case Deed.Resets() -> {
        one.setSoLinger(true, 0);
        yield false;
      }
      case Deed.SaysNothing() -> true;
    };
  }

  private static boolean say(String bytes, Socket one) throws IOException {
    one.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return true;
  }

  // With its body, where it has one.
  private static String head(InputStream in) throws IOException {
    var text = new StringBuilder();
    while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      text.append((char) next);
    }
    int length = text.indexOf("Content-Length: ");
    if (length >= 0) {
      int end = text.indexOf("\r\n", length);
      byte[] body = in.readNBytes(Integer.parseInt(text.substring(length + 16, end)));
      text.append(new String(body, StandardCharsets.ISO_8859_1));
    }
    return text.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket each : open) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
