package dev.prodproof.experiments;

import com.sun.net.httpserver.HttpExchange;
import dev.prodproof.experiments.MiniService.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Halls with one seat each; a name with an apostrophe is refused.
public final class MiniHalls implements AutoCloseable {
  public static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Halls, version: 1.0.0}
      paths:
        /halls:
          post:
            requestBody:
              required: true
              content:
                application/json:
                  schema:
                    type: object
                    required: [title]
                    properties: {title: {type: string, maxLength: 40}}
            responses:
              '201':
                description: made
                content:
                  application/json:
                    schema: {type: object, properties: {id: {type: integer}}}
        /halls/{id}:
          get:
            parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
            responses: {'200': {description: one}, '404': {description: none}}
        /seats:
          post:
            requestBody:
              required: true
              content:
                application/json:
                  schema:
                    type: object
                    required: [hallId, name]
                    properties: {hallId: {type: integer, minimum: 1}, name: {type: string, maxLength: 40}}
            responses: {'201': {description: taken}, '409': {description: full}}
      """;

  private static final Pattern HALL = Pattern.compile("\"hallId\":(\\d{1,9})");

  private final MiniService service = new MiniService();
  private final Set<Long> taken = new HashSet<>();
  private long last;

  public MiniHalls() {
    service.on("/halls", _ -> made()).on("/seats", this::seat).otherwise(this::hall);
  }

  public URI url() {
    return service.url();
  }

  private synchronized Response made() {
    return new Response(201, "application/json", "{\"id\":" + ++last + "}");
  }

  private synchronized Response hall(HttpExchange exchange) {
    String id = exchange.getRequestURI().getPath().replaceFirst("^/halls/(?=\\d{1,9}$)", "");
    boolean there = !id.startsWith("/") && Long.parseLong(id) <= last;
    return there
        ? new Response(200, "application/json", "{\"id\":" + id + "}")
        : new Response(404, "application/json", "{}");
  }

  private synchronized Response seat(HttpExchange exchange) {
    String body = body(exchange);
    Matcher hall = HALL.matcher(body);
    if (body.contains("'") || !hall.find()) {
      return new Response(400, "application/json", "{\"detail\":\"name is malformed\"}");
    }
    long id = Long.parseLong(hall.group(1));
    return id <= last && taken.add(id)
        ? new Response(201, "application/json", "{}")
        : new Response(409, "application/json", "{\"detail\":\"full\"}");
  }

  private static String body(HttpExchange exchange) {
    try {
      return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
