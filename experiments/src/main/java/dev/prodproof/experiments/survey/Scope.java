package dev.prodproof.experiments.survey;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What belongs to the target: everything at its scheme, host and port.
///
/// @param target as the user gave it
record Scope(URI target) {
  private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

  /// The path that the user gave, without a slash at its end; empty for the root.
  String prefix() {
    String path = target.getRawPath();
    return path == null ? "" : path.replaceAll("/+$", "");
  }

  /// The request target that a link leads to; empty where it leads elsewhere or nowhere.
  ///
  /// @param from request target of where the link stands
  Optional<String> follow(String from, String link) {
    try {
      URI base = URI.create(origin()).resolve(clean(from));
      URI to = base.resolve(clean(link.strip()));
      if (!isHere(to)) {
        return Optional.empty();
      }
      String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
      if (!path.startsWith("/") || path.startsWith("/..")) {
        return Optional.empty();
      }
      return Optional.of(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Same scheme, host and port; the names of this machine count as one.
  boolean isHere(URI other) {
    if (other.getScheme() == null || other.getHost() == null || target.getHost() == null) {
      return false;
    }
    return other.getScheme().equalsIgnoreCase(target.getScheme())
        && port(other) == port(target)
        && sameHost(other.getHost(), target.getHost());
  }

  private String origin() {
    return target.getScheme() + "://" + target.getRawAuthority() + "/";
  }

  private static boolean sameHost(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    return a.equals(b) || (HERE.contains(a) && HERE.contains(b));
  }

  private static int port(URI uri) {
    int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  /// Browsers put up with more than `java.net.URI`.
  private static String clean(String link) {
    var clean = new StringBuilder();
    for (int i = 0; i < link.length(); i++) {
      char c = link.charAt(i);
      if (c <= ' ' || "\"<>\\^`{|}[]".indexOf(c) >= 0) {
        clean.append('%').append(String.format("%02X", (int) c));
      } else {
        clean.append(c);
      }
    }
    return clean.toString();
  }
}
