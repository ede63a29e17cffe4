package dev.prodproof.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// A short run against a service of our own. The launcher has Java watch it once after the build and keep
/// what it loaded, so that real runs begin a second earlier.
@Command(
    name = "rehearse",
    hidden = true,
    description = "Prove a tiny service of our own for a few seconds; for the launcher.")
final class RehearseCommand implements Callable<Integer> {
  private static final String NOTE = "{\"id\":1,\"text\":\"a note\"}";
  private static final String DESCRIPTION =
      """
      {"openapi":"3.0.3","info":{"title":"notes","version":"1"},"paths":{
      "/notes":{"get":{"parameters":[{"name":"limit","in":"query","schema":{"type":"integer","minimum":1}}],
      "responses":{"200":{"description":"all","content":{"application/json":{"schema":{"type":"array",
      "items":{"$ref":"#/components/schemas/Note"}}}}}}},
      "post":{"requestBody":{"required":true,"content":{"application/json":{"schema":
      {"$ref":"#/components/schemas/Note"}}}},"responses":{"201":{"description":"made"}}}},
      "/notes/{id}":{"get":{"parameters":[{"name":"id","in":"path","required":true,"schema":
      {"type":"integer"}}],"responses":{"200":{"description":"one"}}}}},
      "components":{"schemas":{"Note":{"type":"object","required":["text"],"additionalProperties":false,
      "properties":{"id":{"type":"integer","readOnly":true},"text":{"type":"string","minLength":1,
      "maxLength":80}}}}}}
      """;

  @Override
  public Integer call() throws IOException {
    var door = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer service = HttpServer.create(door, 0);
    Path folder = Files.createTempDirectory("prodproof-rehearsal");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      service.setExecutor(threads);
      service.createContext("/", RehearseCommand::answer);
      service.start();
      String url = "http://127.0.0.1:" + service.getAddress().getPort();
      String run = folder.resolve("run").toString();
      Main.run(new String[] {"--help"}, nowhere, nowhere);
      Main.run(new String[] {"prove", url, "--budget", "6s", "--seed", "1", "--out", run}, nowhere, nowhere);
      service.stop(0);
    } finally {
      delete(folder);
    }
    return ExitCode.OK;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      String body =
          switch (path) {
            case "/openapi.json" -> DESCRIPTION;
            case "/notes" -> exchange.getRequestMethod().equals("GET") ? "[" + NOTE + "]" : NOTE;
            case "/notes/1" -> NOTE;
            default -> "{\"title\":\"not found\"}";
          };
      boolean made = path.equals("/notes") && exchange.getRequestMethod().equals("POST");
      boolean known = List.of("/openapi.json", "/notes", "/notes/1").contains(path);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(made ? 201 : known ? 200 : 404, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
