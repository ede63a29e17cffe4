package com.example.library.http;

import java.util.List;
import java.util.Map;

/// What went wrong with a request, as its sender may know it (RFC 9457).
///
/// @param headers further fields of the answer, such as `Allow`
public record Problem(
    int status, String title, String detail, List<Violation> errors, Map<String, String> headers) {

  public static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, List.of(), Map.of());
  }

  public static Problem invalid(List<Violation> errors) {
    String fields = String.join(", ", errors.stream().map(Violation::field).distinct().toList());
    String detail = "These fields break a rule: " + fields;
    return new Problem(422, "Invalid request", detail, errors, Map.of());
  }

  public static Problem malformed(String detail) {
    return of(400, "Malformed request", detail);
  }

  public static Problem notFound() {
    return of(404, "Not found", "There is nothing at this address.");
  }

  public static Problem conflict(String detail) {
    return of(409, "Conflict", detail);
  }

  public Problem with(String header, String value) {
    return new Problem(status, title, detail, errors, Map.of(header, value));
  }

  /// The body of the answer.
  record Told(String type, String title, int status, String detail, List<Violation> errors) {}

  Told told() {
    return new Told("about:blank", title, status, detail, errors);
  }
}
