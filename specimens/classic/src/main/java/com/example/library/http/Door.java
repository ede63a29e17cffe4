package com.example.library.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/// Between the JDK's server and the routes: refusals, rendering, protective fields.
public final class Door implements HttpHandler {
  private static final System.Logger LOG = System.getLogger("library");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Routes routes;
  private final Bodies bodies = new Bodies();

  private Door(List<Route> routes) {
    this.routes = new Routes(routes);
  }

  /// Seconds; read by the JDK's server when it is made. Who sends for longer is cut off.
  private static void limits() {
    System.setProperty("sun.net.httpserver.maxReqTime", "20");
    System.setProperty("sun.net.httpserver.maxRspTime", "20");
    System.setProperty("sun.net.httpserver.idleInterval", "30");
  }

  public static HttpServer open(int port, List<Route> routes) throws IOException {
    limits();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", new Door(routes));
    server.start();
    return server;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    }
  }

  private Answer answer(HttpExchange exchange) {
    try {
      Acceptable.check(exchange.getRequestHeaders());
      return routes.answer(new Incoming(exchange, bodies));
    } catch (Refused refused) {
      return Answer.of(refused.problem());
    } catch (RuntimeException ours) {
      LOG.log(System.Logger.Level.ERROR, exchange.getRequestMethod() + " failed", ours);
      return Answer.of(Problem.of(500, "Our mistake", "This should not have happened."));
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    if (answer.body() == null) {
      answer.headers().forEach(headers::set);
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    byte[] body = JSON.writeValueAsBytes(answer.body());
    headers.set("Content-Type", "application/json");
    answer.headers().forEach(headers::set);
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(answer.status(), -1);
    } else {
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
