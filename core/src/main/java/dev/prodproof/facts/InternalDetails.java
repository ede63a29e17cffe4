package dev.prodproof.facts;

import dev.prodproof.facts.leak.Fingerprints;
import dev.prodproof.facts.leak.Sent;
import java.util.List;

/// Looks for internal details in an answer, whatever its status: some print them under 200 and 400.
///
/// Nothing is told by a bare "Internal Server Error", by an article or an API description that
/// quotes an error, nor by what the client itself had sent.
public final class InternalDetails {
  private static final int EXCERPT = 200;

  private InternalDetails() {}

  /// @param sentByClient request target, headers of interest and body, in any escaping
  public static List<InternalDetail> in(String body, String sentByClient) {
    if (!Fingerprints.mayBeIn(body) || isApiDescription(body)) {
      return List.of();
    }
    var hits = Fingerprints.in(body);
    if (hits.isEmpty()) {
      return List.of();
    }
    Sent sent = new Sent(sentByClient);
    return hits.stream()
        .filter(hit -> !sent.has(hit.excerpt()))
        .map(hit -> new InternalDetail(hit.kind(), hit.technology(), cut(hit.excerpt())))
        .toList();
  }

  private static boolean isApiDescription(String body) {
    return body.contains("\"paths\"")
        && (body.contains("\"openapi\"") || body.contains("\"swagger\""));
  }

  private static String cut(String excerpt) {
    return excerpt.length() > EXCERPT ? excerpt.substring(0, EXCERPT) : excerpt;
  }
}
