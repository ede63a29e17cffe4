package dev.prodproof.lab.recipe;

import dev.prodproof.core.Unusable;
import java.net.URI;
import java.net.URISyntaxException;

/// Addresses of targets.
final class Urls {
  private static final String EXAMPLE = "; write one like http://127.0.0.1:8080";

  private Urls() {}

  /// @throws Unusable when it isn't an absolute http or https address with a host
  static URI http(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme();
      boolean known = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      if (known && uri.getHost() != null && uri.getPort() <= 65_535 && uri.getUserInfo() == null) {
        return uri;
      }
      throw new Unusable("`" + text + "` isn't an http address" + EXAMPLE);
    } catch (URISyntaxException e) {
      throw new Unusable("`" + text + "` isn't an address: " + e.getReason() + EXAMPLE, e);
    }
  }
}
