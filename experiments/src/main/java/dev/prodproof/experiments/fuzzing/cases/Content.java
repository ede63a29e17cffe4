package dev.prodproof.experiments.fuzzing.cases;

import tools.jackson.databind.JsonNode;

/// A request's body before it is written out.
public sealed interface Content {
  record Nothing() implements Content {}

  record Json(String media, JsonNode value) implements Content {}

  /// Fields of a form.
  ///
  /// @param media `application/x-www-form-urlencoded` or `multipart/form-data`
  /// @param value an object; lists become repeated fields
  record Fields(String media, JsonNode value) implements Content {}

  /// Bytes as they are.
  ///
  /// @param media empty to send no media type
  record Raw(String media, byte[] bytes) implements Content {}
}
