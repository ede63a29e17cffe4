package dev.prodproof.facts;

import java.util.List;

/// A request with marked texts, and the statements in which a mark arrived.
///
/// @param kind `postgres`, `mysql`
/// @param operation id
/// @param exchange id
/// @param status 0 where no answer came
/// @param statements empty where no mark was seen on the wire
public record SqlProbe(
    String database,
    String kind,
    String operation,
    long exchange,
    int status,
    List<Mark> marks,
    List<Statement> statements)
    implements SqlFact {

  /// @param token letters that stand nowhere else
  /// @param value what was sent: the token alone, or with a quote and a letter after it
  public record Mark(Site site, String token, String value) {
    public boolean quoting() {
      return !value.equals(token);
    }
  }

  /// @param sql cut where it is very long
  /// @param parameters how many values were bound
  /// @param bound those of them that carry a mark
  /// @param error its SQLSTATE; empty where it succeeded
  public record Statement(String sql, int parameters, List<String> bound, String error) {}

  @Override
  public List<Long> about() {
    return List.of(exchange);
  }
}
