package dev.prodproof.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Kinds of things, each with five operations, that always look the same.
///
/// @param kinds how many
/// @param description OpenAPI 3.0 as it is sent
record Shop(int kinds, byte[] description) {
  static final byte[] BAD = answer("400 Bad Request", "application/problem+json", "{\"title\":\"not understood\"}", "Connection: close\r\n");

  private static final String THING = "{\"id\":1,\"name\":\"a thing\",\"amount\":3,\"kind\":\"large\",\"note\":\"none\"}";
  private static final byte[] ONE = json("200 OK", THING);
  private static final byte[] MANY = json("200 OK", "[" + THING + "]");
  private static final byte[] MADE = answer("201 Created", "application/json", THING, "Location: /things-1/1\r\n");
  private static final byte[] NOT_FOUND = answer("404 Not Found", "application/problem+json", "{\"title\":\"not found\",\"detail\":\"there is nothing here\"}", "");

  /// @param operations five for each kind of thing, rounded up
  static Shop of(int operations) {
    int kinds = (operations + 4) / 5;
    return new Shop(kinds, json("200 OK", description(kinds)));
  }

  byte[] answer(String method, String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    if (path.equals("/openapi.json")) {
      return description;
    }
    if (!path.startsWith("/things-")) {
      return NOT_FOUND;
    }
    boolean one = path.indexOf('/', 1) > 0;
    if (path.endsWith("/search")) {
      return method.equals("POST") ? MANY : not("POST");
    }
    return switch (method) {
      case "GET" -> one ? ONE : MANY;
      case "POST" -> one ? not("GET, PUT") : MADE;
      case "PUT" -> one ? ONE : not("GET, POST");
      default -> not(one ? "GET, PUT" : "GET, POST");
    };
  }

  private static byte[] not(String allowed) {
    String body = "{\"title\":\"method not allowed\",\"detail\":\"allowed: " + allowed + "\"}";
    return answer("405 Method Not Allowed", "application/problem+json", body, "Allow: " + allowed + "\r\n");
  }

  private static byte[] json(String status, String body) {
    return answer(status, "application/json", body, "");
  }

  private static byte[] answer(String status, String type, String body, String fields) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String head = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n" + fields;
    return (head + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
  }

  private static String description(int kinds) {
    List<String> paths = new ArrayList<>();
    List<String> schemas = new ArrayList<>();
    for (int i = 1; i <= kinds; i++) {
      paths.add(PATHS.replace("%N", Integer.toString(i)));
      schemas.add(SCHEMA.replace("%N", Integer.toString(i)));
    }
    String all = paths.stream().collect(Collectors.joining(",\n"));
    return DOCUMENT.replace("%PATHS", all).replace("%SCHEMAS", String.join(",\n", schemas));
  }

  private static final String DOCUMENT =
      """
      {"openapi":"3.0.3","info":{"title":"nothing","version":"1"},
      "paths":{%PATHS},
      "components":{"schemas":{%SCHEMAS,
      "Problem":{"type":"object","required":["title"],"properties":{"title":{"type":"string"},"detail":{"type":"string"}}}},
      "responses":{"Problem":{"description":"refused","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}}}}
      """;

  private static final String PATHS =
      """
      "/things-%N":{
      "get":{"operationId":"list%N","summary":"List","parameters":[
      {"name":"limit","in":"query","schema":{"type":"integer","minimum":1,"maximum":100}},
      {"name":"kind","in":"query","schema":{"type":"string","enum":["small","large"]}}],
      "responses":{"200":{"description":"all","content":{"application/json":{"schema":{"type":"array","items":{"$ref":"#/components/schemas/Thing%N"}}}}},
      "default":{"$ref":"#/components/responses/Problem"}}},
      "post":{"operationId":"make%N","summary":"Make","requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Wish%N"}}}},
      "responses":{"201":{"description":"made","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing%N"}}}},
      "default":{"$ref":"#/components/responses/Problem"}}}},
      "/things-%N/{id}":{
      "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer","minimum":1}}],
      "get":{"operationId":"read%N","summary":"Read",
      "responses":{"200":{"description":"it","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing%N"}}}},
      "default":{"$ref":"#/components/responses/Problem"}}},
      "put":{"operationId":"replace%N","summary":"Replace","requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Wish%N"}}}},
      "responses":{"200":{"description":"replaced","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing%N"}}}},
      "default":{"$ref":"#/components/responses/Problem"}}}},
      "/things-%N/search":{
      "post":{"operationId":"search%N","summary":"Search","requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Wish%N"}}}},
      "responses":{"200":{"description":"all","content":{"application/json":{"schema":{"type":"array","items":{"$ref":"#/components/schemas/Thing%N"}}}}},
      "default":{"$ref":"#/components/responses/Problem"}}}}""";

  private static final String SCHEMA =
      """
      "Wish%N":{"type":"object","required":["name","amount","kind"],"additionalProperties":false,"properties":{
      "name":{"type":"string","minLength":1,"maxLength":80},
      "amount":{"type":"integer","minimum":0,"maximum":1000},
      "kind":{"type":"string","enum":["small","large"]},
      "note":{"type":"string","maxLength":200}}},
      "Thing%N":{"type":"object","required":["id","name","amount","kind"],"properties":{
      "id":{"type":"integer","minimum":1},
      "name":{"type":"string"},
      "amount":{"type":"integer"},
      "kind":{"type":"string"},
      "note":{"type":"string"}}}""";
}
