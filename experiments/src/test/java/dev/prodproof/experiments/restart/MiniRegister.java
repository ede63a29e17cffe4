package dev.prodproof.experiments.restart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A service in a process of its own that keeps notes in a file, which several instances share. Arguments: port,
/// file, manners.
///
/// - `shared`: each change is in the file before it is answered
/// - `late`: changes and deletions get there 300 ms after the answer
/// - `early`: for three seconds after its start notes get 503, and readiness 200
/// - `honest`: for three seconds after its start both get 503
/// - `alone`: a second instance doesn't start
/// - `stamped`: gives no number to a note while its clock is behind the latest one
/// - `orphans`: can't keep each third note, since what it belongs to is gone
/// - `careless`: doesn't look whether a write went well
final class MiniRegister {
  private static final Pattern TITLE = Pattern.compile("\"title\"\\s*:\\s*\"([^\"]*)\"");
  private static final long LATE_MILLIS = 300;
  private static final long COLD_NANOS = 3_000_000_000L;

  private final Path file;
  private final String manners;
  private final long begin = System.nanoTime();
  private final Map<Integer, String> waiting = new TreeMap<>();
  private @Nullable FileChannel alone;
  private long latest;
  private final AtomicInteger asked = new AtomicInteger();

  private MiniRegister(Path file, String manners) {
    this.file = file;
    this.manners = manners;
  }

  public static void main(String[] arguments) throws Exception {
    var register = new MiniRegister(Path.of(arguments[1]), arguments[2]);
    if (arguments[2].equals("alone")) {
      register.refuseASecond();
    }
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    HttpServer server = HttpServer.create(address, 100);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", register::serve);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(10)));
    server.start();
  }

  private void refuseASecond() throws IOException {
    // Held until the process ends: what nobody refers to is closed by the garbage collector.
    alone = FileChannel.open(Path.of(file + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (alone.tryLock() == null) {
      System.err.println("another instance holds " + file + ".lock");
      System.exit(3);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getPath();
      boolean cold = System.nanoTime() - begin < COLD_NANOS;
      if (path.equals("/ready")) {
        answer(exchange, cold && manners.equals("honest") ? 503 : 200, "{}");
      } else if (cold && (manners.equals("early") || manners.equals("honest"))) {
        answer(exchange, 503, "{}");
      } else {
        answer(exchange, path, TITLE.matcher(body));
      }
    }
  }

  private void answer(HttpExchange exchange, String path, Matcher title) throws IOException {
    try {
      if (path.equals("/notes")) {
        notes(exchange, title);
      } else {
        note(exchange, Integer.parseInt(path.replace("/notes/", "")), title);
      }
    } catch (UncheckedIOException e) {
      answer(exchange, INSUFFICIENT_STORAGE, "{}");
    }
  }

  /// There is no room for what was asked.
  private static final int INSUFFICIENT_STORAGE = 507;

  private void notes(HttpExchange exchange, Matcher title) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      var list = new StringBuilder();
      now().forEach((id, text) -> list.append(list.isEmpty() ? "" : ",").append(json(id, text)));
      answer(exchange, 200, "[" + list + "]");
    } else if (manners.equals("stamped") && isBehind()) {
      answer(exchange, 500, "{}");
    } else if (manners.equals("orphans") && asked.incrementAndGet() % 3 == 0) {
      answer(exchange, 500, "{\"error\":\"insert violates foreign key constraint\"}");
    } else if (title.find()) {
      int id = locked(notes -> {
        int next = notes.keySet().stream().mapToInt(each -> each).max().orElse(0) + 1;
        notes.put(next, title.group(1));
        return next;
      });
      answer(exchange, 201, json(id, title.group(1)));
    } else {
      answer(exchange, 400, "{}");
    }
  }

  private synchronized boolean isBehind() {
    long now = System.currentTimeMillis();
    boolean behind = now < latest;
    latest = Math.max(latest, now);
    return behind;
  }

  private void note(HttpExchange exchange, int id, Matcher title) throws IOException {
    String known = now().get(id);
    if (known == null) {
      answer(exchange, 404, "{}");
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        String text = title.find() ? title.group(1) : known;
        change(id, text);
        answer(exchange, 200, json(id, text));
      }
      case "DELETE" -> {
        change(id, "");
        answer(exchange, 204, "");
      }
      default -> answer(exchange, 200, json(id, known));
    }
  }

  /// @param text empty to take it away
  private void change(int id, String text) {
    if (!manners.equals("late")) {
      write(id, text);
      return;
    }
    synchronized (waiting) {
      waiting.put(id, text);
    }
    Thread.ofVirtual()
        .start(
            () -> {
              pause();
              write(id, text);
              synchronized (waiting) {
                waiting.remove(id, text);
              }
            });
  }

  private void write(int id, String text) {
    int _ = locked(notes -> {
      if (text.isEmpty()) {
        notes.remove(id);
      } else {
        notes.put(id, text);
      }
      return id;
    });
  }

  private Map<Integer, String> now() {
    Map<Integer, String> notes = new TreeMap<>();
    int _ = locked(all -> {
      notes.putAll(all);
      return 0;
    });
    synchronized (waiting) {
      waiting.forEach((id, text) -> {
        if (text.isEmpty()) {
          notes.remove(id);
        } else {
          notes.put(id, text);
        }
      });
    }
    return notes;
  }

  private synchronized int locked(Function<Map<Integer, String>, Integer> task) {
    try (FileChannel channel =
            FileChannel.open(Path.of(file + ".mutex"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      Map<Integer, String> notes = new TreeMap<>();
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(line -> notes.put(Integer.parseInt(line.split(" ", 2)[0]), line.split(" ", 2)[1]));
      }
      var before = Map.copyOf(notes);
      int result = task.apply(notes);
      if (!before.equals(notes)) {
        save(notes);
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void save(Map<Integer, String> notes) throws IOException {
    var text = new StringBuilder();
    notes.forEach((id, title) -> text.append(id).append(' ').append(title).append('\n'));
    Path beside = Path.of(file + ".new");
    try {
      Files.writeString(beside, text);
    } catch (IOException e) {
      if (manners.equals("careless")) {
        return;
      }
      throw e;
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String json(int id, String title) {
    return "{\"id\":" + id + ",\"title\":\"" + title + "\"}";
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LATE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
