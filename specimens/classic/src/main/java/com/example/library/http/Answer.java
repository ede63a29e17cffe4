package com.example.library.http;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param body rendered as JSON; null for none
public record Answer(int status, Map<String, String> headers, @Nullable Object body) {
  public static Answer ok(Object body) {
    return new Answer(200, Map.of(), body);
  }

  public static Answer created(String location, Object body) {
    return new Answer(201, Map.of("Location", location), body);
  }

  public static Answer nothing() {
    return new Answer(204, Map.of(), null);
  }

  static Answer of(Problem problem) {
    var headers = new HashMap<>(problem.headers());
    headers.put("Content-Type", "application/problem+json");
    return new Answer(problem.status(), headers, problem.told());
  }
}
