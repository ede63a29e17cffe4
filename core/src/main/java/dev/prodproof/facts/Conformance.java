package dev.prodproof.facts;

import java.util.List;

/// An answer measured against the description. Only answers to operations that are described have one.
///
/// @param exchange the exchange's id
/// @param statusDeclared the status is named, by range, or covered by `default`
/// @param mediaDeclared the media type is declared for that status; true where nothing is declared or the
///     body is empty
/// @param mismatches where the body departs from its schema
/// @param keys names at the top of a JSON object, sorted: the body's shape
public record Conformance(
    long exchange,
    String operation,
    int status,
    boolean statusDeclared,
    boolean mediaDeclared,
    List<Mismatch> mismatches,
    List<String> keys)
    implements HttpFact {
  /// @param pointer into the body, array indices as `*`
  /// @param keyword the broken rule in the words of JSON Schema
  public record Mismatch(String pointer, String keyword, String message) {}

  @Override
  public List<Long> about() {
    return List.of(exchange);
  }
}
