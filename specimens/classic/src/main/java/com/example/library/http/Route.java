package com.example.library.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One operation.
///
/// @param path as in `/books/{id}`; the one parameter is a positive integer
public record Route(String method, Pattern path, Handler handler) {
  @FunctionalInterface
  public interface Handler {
    Answer answer(Request request);
  }

  public static Route of(String method, String path, Handler handler) {
    String pattern = path.replace(".", "\\.").replace("{id}", "(?<id>[1-9][0-9]{0,15})");
    return new Route(method, Pattern.compile(pattern), handler);
  }

  Matcher matcher(String at) {
    return path.matcher(at);
  }
}
