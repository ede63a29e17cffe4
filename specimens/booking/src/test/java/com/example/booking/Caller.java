package com.example.booking;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the service.
public final class Caller {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final int port;
  private final Duration patience;
  private final Map<String, String> tokens = new TreeMap<>();

  Caller(int port, Duration patience) {
    this.port = port;
    this.patience = patience;
  }

  public Caller within(Duration time) {
    return new Caller(port, time);
  }

  public int port() {
    return port;
  }

  /// What came back.
  public record Answer(int status, HttpHeaders headers, String body) {

    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  /// @param who `alice`, `bob`, `admin` or nobody: an empty text
  public Answer send(String who, String method, String path, Object body)
      throws IOException, InterruptedException {
    String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
    return send(request(who, path).header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(text)));
  }

  public Answer send(String who, String method, String path)
      throws IOException, InterruptedException {
    return send(request(who, path).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  public Answer get(String who, String path) throws IOException, InterruptedException {
    return send(who, "GET", path);
  }

  public Answer form(String path, String cookies, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request("", path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookies)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            request.timeout(patience).build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.headers(), answer.body());
  }

  public HttpRequest.Builder request(String who, String path)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return who.isEmpty() ? request : request.header("Authorization", "Bearer " + token(who));
  }

  /// Sends bytes as they are; the answer up to the end of the connection.
  public String raw(String bytes) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// A valid slot, with changes: key, value, key, value.
  public static Map<String, Object> slot(Object... changes) {
    Map<String, Object> slot =
        new LinkedHashMap<>(
            Map.of("title", "Juggling", "description", "Bring three balls.", "kind", "lesson"));
    slot.put("startsAt", "2031-01-01T10:00:00Z");
    slot.put("minutes", 30);
    slot.put("capacity", 50);
    slot.put("pricePence", 100);
    return changed(slot, changes);
  }

  /// A valid booking, with changes.
  public static Map<String, Object> wish(Object... changes) {
    return changed(
        new LinkedHashMap<>(
            Map.of(
                "slotId", 1, "name", "Ann", "postcode", "AB1 2CD", "people", 1, "contact", "email")),
        changes);
  }

  /// A valid profile, with changes.
  public static Map<String, Object> profile(Object... changes) {
    return changed(
        new LinkedHashMap<>(
            Map.of(
                "displayName", "Ann", "email", "Ann@example.com", "postcode", "AB1", "language", "en")),
        changes);
  }

  /// The form token and the cookie that belongs to it.
  public Map<String, String> formToken() throws IOException, InterruptedException {
    Answer page = get("", "/book");
    String token = page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
    return Map.of("_csrf", token, "cookie", page.header("Set-Cookie").replaceAll(";.*", ""));
  }

  private String token(String who) throws IOException, InterruptedException {
    String known = tokens.get(who);
    if (known == null) {
      Map<String, String> login = Map.of("user", who, "password", who + "-password");
      known = send("", "POST", "/api/login", login).json().get("token").stringValue();
      tokens.put(who, known);
    }
    return known;
  }

  private static Map<String, Object> changed(Map<String, Object> body, Object... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      body.put(changes[i].toString(), changes[i + 1]);
    }
    return body;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
