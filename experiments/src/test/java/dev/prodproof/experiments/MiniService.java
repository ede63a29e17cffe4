package dev.prodproof.experiments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A small service in the JVM: each test says what stands where.
public final class MiniService implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Handler> handlers = new LinkedHashMap<>();
  private Handler otherwise = exchange -> new Response(404, "text/plain", "no such thing");

  public record Response(int status, String type, String body, Map<String, String> headers) {
    public Response(int status, String type, String body) {
      this(status, type, body, Map.of());
    }
  }

  public interface Handler {
    Response answer(HttpExchange exchange);
  }

  public MiniService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public MiniService json(String path, String body) {
    return on(path, exchange -> new Response(200, "application/json", body));
  }

  public MiniService page(String path, String body) {
    return on(path, exchange -> new Response(200, "text/html; charset=utf-8", body));
  }

  public MiniService redirect(String path, String to) {
    return on(path, exchange -> new Response(302, "text/plain", "", Map.of("Location", to)));
  }

  public MiniService on(String path, Handler handler) {
    handlers.put(path, handler);
    return this;
  }

  public MiniService otherwise(Handler handler) {
    otherwise = handler;
    return this;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.setStreams(new ByteArrayInputStream(exchange.getRequestBody().readAllBytes()), null);
      String path = exchange.getRequestURI().getPath();
      Response response = handlers.getOrDefault(path, otherwise).answer(exchange);
      byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", response.type());
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
