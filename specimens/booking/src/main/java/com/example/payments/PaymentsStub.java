package com.example.payments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A payment provider for development: `POST /charges` succeeds, once per idempotency key.
///
/// Some amounts behave oddly, so that this can be tried: 50301 to 50309 fail as many times with 503 as the
/// last digit says, then succeed; 40404 is answered with 404; 50400 takes 8 seconds.
///
/// Listens on 127.0.0.1, at the port in the environment variable `PORT` (0: any), which it prints.
public final class PaymentsStub {

  private static final int LONGEST_BODY = 64 * 1024;
  private static final Pattern ODD = Pattern.compile("\"amount\":(5030[1-9]|40404|50400)\\b");
  private static final Duration SLOW = Duration.ofSeconds(8);

  private final Map<String, String> charges = new ConcurrentHashMap<>();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();

  private PaymentsStub() {}

  static void main() throws IOException {
    HttpServer server = start(Integer.parseInt(System.getenv().getOrDefault("PORT", "0")));
    System.out.println("payments stub listens on port " + server.getAddress().getPort());
  }

  /// @param port 0 for any free one
  public static HttpServer start(int port) throws IOException {
    var stub = new PaymentsStub();
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", stub::answer);
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/charges") && exchange.getRequestMethod().equals("POST")) {
        Matcher odd = ODD.matcher(new String(body, StandardCharsets.UTF_8));
        if (!odd.find() || oddly(exchange, odd.group(1), new String(body, StandardCharsets.UTF_8))) {
          charge(exchange, body.length);
        }
      } else if (path.equals("/charges") && exchange.getRequestMethod().equals("GET")) {
        send(exchange, 200, "{\"count\":" + charges.size() + "}");
      } else {
        send(exchange, 404, "{\"error\":\"no such resource\"}");
      }
    }
  }

  /// Whether it succeeds all the same.
  private boolean oddly(HttpExchange exchange, String amount, String body) throws IOException {
    if (amount.equals("50400")) {
      try {
        Thread.sleep(SLOW);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return true;
    }
    if (amount.equals("40404")) {
      send(exchange, 404, "{\"error\":\"no such account\"}");
      return false;
    }
    boolean over = failures.merge(body, 1, Integer::sum) > amount.charAt(4) - '0';
    if (!over) {
      send(exchange, 503, "{\"error\":\"provider overloaded in rack 7\"}");
    }
    return over;
  }

  private void charge(HttpExchange exchange, int length) throws IOException {
    if (length == 0) {
      send(exchange, 400, "{\"error\":\"empty body\"}");
      return;
    }
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String id =
        charges.computeIfAbsent(
            key == null ? UUID.randomUUID().toString() : key,
            _ -> "ch_" + UUID.randomUUID().toString().replace("-", ""));
    send(exchange, 201, "{\"id\":\"" + id + "\",\"status\":\"succeeded\"}");
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
