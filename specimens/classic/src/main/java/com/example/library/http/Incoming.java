package com.example.library.http;

import com.sun.net.httpserver.HttpExchange;
import java.util.regex.Matcher;

/// A request as it came in.
record Incoming(HttpExchange exchange, Bodies bodies) {
  String method() {
    return exchange.getRequestMethod();
  }

  /// Undecoded: no path of ours needs an escape.
  String path() {
    return exchange.getRequestURI().getRawPath();
  }

  Request request(Matcher matcher) {
    boolean named = matcher.namedGroups().containsKey("id");
    long id = named ? Long.parseLong(matcher.group("id")) : 0;
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(id, Query.read(query == null ? "" : query), () -> bodies.read(exchange));
  }
}
