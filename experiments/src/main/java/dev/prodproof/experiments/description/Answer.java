package dev.prodproof.experiments.description;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A declared answer.
///
/// @param media schema of each media type, in declared order; empty where no body is declared
/// @param headers schema of each header field, the name as declared
public record Answer(Map<String, Schema> media, Map<String, Schema> headers, List<Link> links) {
  /// The schema of a JSON body: `application/json`, or else the first that is JSON by its name.
  public Optional<Schema> json() {
    return media.entrySet().stream()
        .filter(body -> ApiOperation.isJson(body.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// How this answer feeds another operation (OpenAPI links).
  ///
  /// @param operation id of the other one: `GET /bookings/{id}`
  /// @param parameters its parameters by name, as runtime expressions: `$response.body#/id`
  public record Link(String name, String operation, Map<String, String> parameters) {}
}
