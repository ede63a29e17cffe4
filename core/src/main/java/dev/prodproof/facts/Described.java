package dev.prodproof.facts;

import dev.prodproof.core.Standing;
import java.util.List;

/// What the target says it offers: an API description that was read, or pages that were crawled.
///
/// @param source where it was found: a path, a URL, a file; `pages` for crawled forms
/// @param version `openapi 3.1`, `swagger 2.0`, `html`
/// @param document the description as JSON text in the form of OpenAPI 3.1, references kept, so that a
///     replay needs nothing else
/// @param basePath put before each operation's path: the context path; empty where there is none
/// @param problems what is wrong with the description, as sentences
public record Described(
    String source,
    String version,
    String document,
    String basePath,
    List<Operation> operations,
    List<String> problems)
    implements HttpFact, Standing {

  /// @param id `POST /bookings/{id}`: method and template; unique
  /// @param operationId as declared; empty where it is missing
  /// @param parameters names with their place: `path:id`
  /// @param undescribed parameters without a description or schema
  /// @param statuses declared answers: `200`, `4XX`, `default`
  /// @param requestMedia media types that the operation takes
  /// @param secured the description demands credentials for it
  /// @param form it came from an HTML form
  public record Operation(
      String id,
      String method,
      String path,
      String operationId,
      String summary,
      List<String> parameters,
      List<String> undescribed,
      List<String> statuses,
      List<String> requestMedia,
      boolean secured,
      boolean form) {
    /// Whether the description names this status, exactly or by range. `default` counts for errors only:
    /// nobody means an unnamed success by it.
    public boolean declares(int status) {
      return names(status)
          || statuses.stream().anyMatch(s -> s.equalsIgnoreCase(status / 100 + "XX"))
          || (status >= 400 && statuses.contains("default"));
    }

    /// Whether it names this very status, not by range or default.
    public boolean names(int status) {
      return statuses.contains(Integer.toString(status));
    }
  }

  @Override
  public List<Long> about() {
    return List.of();
  }
}
