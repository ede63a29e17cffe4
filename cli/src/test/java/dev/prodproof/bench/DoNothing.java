package dev.prodproof.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// A server that does nothing: it answers what its description promises, always the same, and counts.
/// Whoever sends to it is measured, not it.
///
/// Prints its address, and when it is told to end what it counted.
public final class DoNothing {
  private static final int LONGEST_SECONDS = 3_600;
  private static final int HEAD = 64 << 10;

  private final Shop shop;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong last = new AtomicLong();
  private final AtomicLongArray seconds = new AtomicLongArray(LONGEST_SECONDS);

  private DoNothing(Shop shop) {
    this.shop = shop;
  }

  /// @param args how many operations are described; 10 if not said
  public static void main(String[] args) throws IOException {
    var server = new DoNothing(Shop.of(args.length > 0 ? Integer.parseInt(args[0]) : 10));
    try (var door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress())) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::tell));
      System.out.println("http://127.0.0.1:" + door.getLocalPort());
      while (true) {
        Socket socket = door.accept();
        Thread.ofVirtual().start(() -> server.serve(socket));
      }
    }
  }

  private void tell() {
    double lasted = Math.max(0, last.get() - first.get()) / 1e9;
    long busiest = 0;
    for (int i = 0; i < LONGEST_SECONDS; i++) {
      busiest = Math.max(busiest, seconds.get(i));
    }
    System.out.printf("%d %.2f %d%n", requests.get(), lasted, busiest);
  }

  private void count() {
    long now = System.nanoTime();
    first.accumulateAndGet(now, Math::min);
    last.set(now);
    requests.incrementAndGet();
    long second = (now - first.get()) / 1_000_000_000L;
    seconds.incrementAndGet((int) Math.min(second, LONGEST_SECONDS - 1));
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new Incoming(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      String head = in.head();
      while (head != null) {
        count();
        boolean sound = in.skipBody(head, out);
        String[] line = head.substring(0, head.indexOf('\r')).split(" ", -1);
        boolean plain = sound && line.length == 3 && line[2].startsWith("HTTP/1.");
        out.write(plain ? shop.answer(line[0], line[1]) : Shop.BAD);
        head = plain ? in.head() : null;
      }
    } catch (IOException e) {
      // Whoever sends may leave in the middle.
    }
  }

  /// Requests one after the other, as far as a server that does nothing has to read them.
  private static final class Incoming {
    private final InputStream in;
    private final byte[] buffer = new byte[HEAD];
    private int start;
    private int end;

    Incoming(InputStream in) {
      this.in = in;
    }

    /// @return null where there is no further request
    @org.jspecify.annotations.Nullable String head() throws IOException {
      int looked = start;
      while (true) {
        for (int i = looked; i + 3 < end; i++) {
          if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
            String head = new String(buffer, start, i + 2 - start, StandardCharsets.ISO_8859_1);
            start = i + 4;
            return head;
          }
        }
        int gap = Math.max(0, end - start - 3);
        if (!fill()) {
          return null;
        }
        looked = start + gap;
      }
    }

    /// Makes room and reads once.
    private boolean fill() throws IOException {
      if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
      }
      int read = end == buffer.length ? -1 : in.read(buffer, end, buffer.length - end);
      end += Math.max(0, read);
      return read > 0;
    }

    /// @return whether the connection can carry another request
    boolean skipBody(String head, OutputStream out) throws IOException {
      String chunked = field(head, "transfer-encoding");
      String length = field(head, "content-length");
      if (!field(head, "expect").isEmpty()) {
        out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      if (!chunked.isEmpty()) {
        return chunked.equalsIgnoreCase("chunked") && length.isEmpty() && skipChunks();
      }
      return length.isEmpty() || (length.matches("\\d{1,12}") && skip(Long.parseLong(length)));
    }

    private static String field(String head, String name) {
      int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("\r\n" + name + ":");
      if (at < 0) {
        return "";
      }
      int from = at + name.length() + 3;
      return head.substring(from, head.indexOf('\r', from)).strip();
    }

    private boolean skipChunks() throws IOException {
      while (true) {
        String line = line();
        String size = line.replaceFirst(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,8}") || !skip(Long.parseLong(size, 16))) {
          return false;
        }
        if (Long.parseLong(size, 16) == 0) {
          String trailer = line();
          while (!trailer.isEmpty()) {
            trailer = line();
          }
          return true;
        }
        if (!line().isEmpty()) {
          return false;
        }
      }
    }

    private String line() throws IOException {
      var text = new StringBuilder();
      while (true) {
        if (start == end && !fill()) {
          throw new IOException("it ended in a line");
        }
        char c = (char) (buffer[start++] & 0xff);
        if (c == '\n') {
          return text.toString();
        }
        if (c != '\r') {
          text.append(c);
        }
      }
    }

    private boolean skip(long count) throws IOException {
      long left = count;
      while (left > 0) {
        if (start == end && !fill()) {
          return false;
        }
        int some = (int) Math.min(left, end - start);
        start += some;
        left -= some;
      }
      return true;
    }
  }
}
