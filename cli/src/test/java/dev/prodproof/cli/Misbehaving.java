package dev.prodproof.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/// A server that answers as it is told, byte by byte: what no decent HTTP library would send.
final class Misbehaving implements AutoCloseable {
  /// What it does with one request. An exception ends the connection.
  interface Manner {
    void answer(String method, String path, OutputStream out) throws IOException;
  }

  /// What it does with one connection.
  private interface Conversation {
    void hold(InputStream in, OutputStream out) throws IOException;
  }

  private final String scheme;
  private final ServerSocket server;
  private final Conversation conversation;
  private final AtomicInteger connections = new AtomicInteger();

  private Misbehaving(String scheme, ServerSocket server, Conversation conversation) {
    this.scheme = scheme;
    this.server = server;
    this.conversation = conversation;
    Thread.ofVirtual().start(this::accept);
  }

  static Misbehaving speaking(Manner manner) {
    return at("127.0.0.1", manner);
  }

  static Misbehaving at(String address, Manner manner) {
    return new Misbehaving(
        "http", listening(ServerSocketFactory.getDefault(), address), (in, out) -> http(in, out, manner));
  }

  /// With a certificate that nobody signed but itself.
  static Misbehaving secured(SSLContext identity, Manner manner) {
    return new Misbehaving(
        "https",
        listening(identity.getServerSocketFactory(), "127.0.0.1"),
        (in, out) -> http(in, out, manner));
  }

  /// No HTTP at all: it greets, and hangs up.
  static Misbehaving greeting(byte[] greeting) {
    return new Misbehaving(
        "http",
        listening(ServerSocketFactory.getDefault(), "127.0.0.1"),
        (_, out) -> out.write(greeting));
  }

  private static ServerSocket listening(ServerSocketFactory factory, String address) {
    try {
      return factory.createServerSocket(0, 200, InetAddress.getByName(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return scheme + "://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
  }

  /// How often somebody connected.
  int connections() {
    return connections.get();
  }

  /// A description at the usual place, nothing elsewhere, and one operation that misbehaves.
  static Manner described(String description, Manner operation) {
    return (method, path, out) -> {
      if (path.equals("/openapi.json")) {
        always("200 OK", "application/json", description).answer(method, path, out);
      } else if (path.startsWith("/things")) {
        operation.answer(method, path, out);
      } else {
        always("404 Not Found", "application/json", "{}").answer(method, path, out);
      }
    };
  }

  static Manner described(Manner operation) {
    return described(things("things"), operation);
  }

  static Manner always(String status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return (_, _, out) -> {
      text(out, "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n");
      text(out, "Content-Length: " + bytes.length + "\r\n\r\n");
      out.write(bytes);
    };
  }

  static Manner endless() {
    return (_, _, out) -> {
      text(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[");
      byte[] more = "1,".repeat(32_768).getBytes(StandardCharsets.US_ASCII);
      while (true) {
        out.write(more);
      }
    };
  }

  /// @param unpacked bytes that come out of a thousandth of them
  static Manner bomb(int unpacked) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      byte[] chunk = new byte[1 << 20];
      for (int i = 0; i < unpacked >> 20; i++) {
        gzip.write(chunk);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (_, _, out) -> {
      text(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n");
      text(out, "Content-Length: " + packed.size() + "\r\n\r\n");
      packed.writeTo(out);
    };
  }

  /// One byte each second, of a thousand that it promises.
  static Manner drip() {
    return (_, _, out) -> {
      text(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n");
      for (int i = 0; i < 1000; i++) {
        text(out, "a");
        try {
          Thread.sleep(1000);
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    };
  }

  /// From hop to hop a hundred times.
  static Manner hopping() {
    return (_, path, out) -> {
      String digits = path.replaceAll("\\D", "");
      int hop = digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
      if (hop < 100) {
        redirect(out, "/things/" + (hop + 1));
      } else {
        always("200 OK", "application/json", "{}").answer("GET", path, out);
      }
    };
  }

  static Manner leadingTo(String location) {
    return (_, _, out) -> redirect(out, location);
  }

  /// @param title stands where people read it: in the title and in the summaries
  static String things(String title) {
    return """
        {"openapi":"3.1.0","info":{"title":"%1$s","version":"1"},"paths":{"/things":{
        "get":{"operationId":"list","summary":"%1$s",
        "parameters":[{"name":"q","in":"query","schema":{"type":"integer","maximum":9}}],
        "responses":{"200":{"description":"%1$s","content":{"application/json":{"schema":{"type":"object"}}}},
        "4XX":{"description":"no"}}}}}}
        """.formatted(title);
  }

  private static void redirect(OutputStream out, String location) throws IOException {
    text(out, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
  }

  static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void http(InputStream in, OutputStream out, Manner manner) throws IOException {
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] request = line.split(" ", 3);
      int length = 0;
      for (String field = line(in); !field.isEmpty(); field = line(in)) {
        if (field.matches("(?i)content-length: *\\d{1,8}")) {
          length = Integer.parseInt(field.replaceAll("\\D", ""));
        }
      }
      in.skipNBytes(length);
      manner.answer(request[0], request.length > 1 ? request[1] : "/", out);
      out.flush();
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> hold(socket));
      } catch (IOException e) {
        // Closed, or the client went away before it was greeted.
      }
    }
  }

  private void hold(Socket socket) {
    try (socket) {
      conversation.hold(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
    } catch (IOException e) {
      // Clients hang up on such a server.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
