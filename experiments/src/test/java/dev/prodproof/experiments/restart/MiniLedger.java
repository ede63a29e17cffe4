package dev.prodproof.experiments.restart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A service in a process of its own that keeps notes in a file, well or badly. Arguments: port, file, manners.
///
/// - `through`: on disk before it answers
/// - `flush`: writes what came every 250 ms
/// - `retry`: the same, and after a start once more whatever it isn't sure about
/// - `stuck`: doesn't start a second time
/// - `abrupt`: as `through`, but SIGTERM ends it at once
/// - `first`: as `through`, but its list shows the first thirty and doesn't say so
/// - `replace`: has room for note 1 alone: each takes the place of the one before
final class MiniLedger {
  private static final Pattern TITLE = Pattern.compile("\"title\"\\s*:\\s*(\"[^\"]*\")");
  private static final long FLUSH_MILLIS = 250;

  private final Path file;
  private final Path pending;
  private final String manners;
  private final List<String> lines = new ArrayList<>();
  private final List<String> waiting = new ArrayList<>();
  private int last;

  private MiniLedger(Path file, String manners) throws IOException {
    this.file = file;
    this.pending = file.resolveSibling("pending");
    this.manners = manners;
    if (Files.exists(file)) {
      lines.addAll(Files.readAllLines(file));
    }
    if (Files.exists(pending)) {
      // Whether these were written before the crash isn't known: it writes them, again perhaps.
      List<String> unsure = Files.readAllLines(pending);
      append(unsure);
      lines.addAll(unsure);
      Files.delete(pending);
    }
    while (manners.equals("replace") && lines.size() > 1) {
      lines.removeFirst();
    }
    last = lines.stream().mapToInt(MiniLedger::id).max().orElse(0);
  }

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    String manners = arguments[2];
    Path started = file.resolveSibling("started");
    if (manners.equals("stuck") && Files.exists(started)) {
      System.err.println("another instance left its lock: " + started);
      System.exit(3);
    }
    Files.writeString(started, "");
    var ledger = new MiniLedger(file, manners);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    HttpServer server = HttpServer.create(address, 100);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", exchange -> ledger.serve(exchange));
    if (manners.equals("flush") || manners.equals("retry")) {
      Thread.ofPlatform().daemon().start(ledger::flushing);
    }
    if (!manners.equals("abrupt")) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(10)));
    }
    server.start();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      if (exchange.getRequestMethod().equals("POST")) {
        Matcher title = TITLE.matcher(body);
        if (title.find()) {
          answer(exchange, 201, add(title.group(1)));
        } else {
          answer(exchange, 400, "{\"title\":\"a title is missing\"}");
        }
      } else if (path.equals("/notes")) {
        answer(exchange, 200, list());
      } else {
        String note = find(path.replace("/notes/", ""));
        answer(exchange, note.isEmpty() ? 404 : 200, note.isEmpty() ? "{}" : note);
      }
    }
  }

  private synchronized String add(String title) throws IOException {
    if (manners.equals("replace")) {
      lines.clear();
      last = 0;
    }
    String line = "{\"id\":" + ++last + ",\"title\":" + title + "}";
    lines.add(line);
    if (manners.equals("flush") || manners.equals("retry")) {
      waiting.add(line);
    } else {
      append(List.of(line));
    }
    return line;
  }

  private synchronized String list() {
    List<String> shown = manners.equals("first") ? lines.subList(0, Math.min(30, lines.size())) : lines;
    return "[" + String.join(",", shown) + "]";
  }

  private synchronized String find(String id) {
    return lines.stream().filter(line -> line.startsWith("{\"id\":" + id + ",")).findFirst().orElse("");
  }

  private void flushing() {
    while (true) {
      pause(FLUSH_MILLIS);
      try {
        flush();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private void flush() throws IOException {
    List<String> batch;
    synchronized (this) {
      batch = List.copyOf(waiting);
      waiting.clear();
    }
    if (manners.equals("retry") && !batch.isEmpty()) {
      // It is sure of a batch only when it comes to the next.
      Files.write(pending, batch);
    }
    append(batch);
  }

  private void append(List<String> batch) throws IOException {
    try (var out = new FileOutputStream(file.toFile(), true)) {
      for (String line : batch) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
      out.getFD().sync();
    }
  }

  private static int id(String line) {
    return Integer.parseInt(line.replaceAll("\\{\"id\":(\\d+),.*", "$1"));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
