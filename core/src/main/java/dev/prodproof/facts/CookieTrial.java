package dev.prodproof.facts;

import java.util.List;

/// A cookie that was set at log-in, and whether leaving it out lost the session.
///
/// @param setCookie the field value as it came, the cookie's own value masked
/// @param session leaving it out turned a good answer into a refusal
/// @param secure the exchange ran over TLS
/// @param exchanges the log-in, the good answer, the refusal
public record CookieTrial(
    String name, String setCookie, boolean session, boolean secure, List<Long> exchanges)
    implements HttpFact {
  @Override
  public List<Long> about() {
    return exchanges;
  }
}
