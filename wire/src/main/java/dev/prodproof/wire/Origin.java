package dev.prodproof.wire;

import dev.prodproof.core.Unusable;
import java.net.URI;
import java.util.Locale;

/// Scheme, host and port (RFC 6454), in lower case. An IPv6 address stands without its brackets.
public record Origin(String scheme, String host, int port) {
  /// @throws Unusable when it isn't an absolute http or https URL
  public static Origin of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new Unusable("`" + uri + "` is no http:// or https:// URL");
    }
    String place = uri.getRawAuthority();
    if (place == null || place.isEmpty()) {
      throw new Unusable("`" + uri + "` names no host");
    }
    return at(scheme, place.substring(place.indexOf('@') + 1).toLowerCase(Locale.ROOT), uri);
  }

  // By hand, for java.net.URI gives no host for names with an underscore, which Compose files have.
  private static Origin at(String scheme, String place, URI uri) {
    int colon = place.lastIndexOf(':');
    boolean ported = colon > place.lastIndexOf(']');
    String host = ported ? place.substring(0, colon) : place;
    String port = ported ? place.substring(colon + 1) : "";
    int usual = scheme.equals("https") ? 443 : 80;
    int number = port.isEmpty() ? usual : number(port, uri);
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (bare.isEmpty()) {
      throw new Unusable("`" + uri + "` names no host");
    }
    return new Origin(scheme, bare, number);
  }

  private static int number(String port, URI uri) {
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new Unusable("`" + uri + "`: `" + port + "` is no port");
    }
    return Integer.parseInt(port);
  }

  public boolean secure() {
    return scheme.equals("https");
  }

  /// As the `Host` field wants it: without the scheme's usual port.
  public String authority() {
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == (secure() ? 443 : 80) ? name : name + ":" + port;
  }

  @Override
  public String toString() {
    return scheme + "://" + authority();
  }
}
