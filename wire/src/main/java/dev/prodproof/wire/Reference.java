package dev.prodproof.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// A URL reference as a `Location` gives it (RFC 3986, 4.1), resolved by hand: java.net.URI merges
/// `//` within a path and drops the last segment before a bare query.
///
/// @param text with only legal characters
record Reference(String text) {
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final Pattern HTTP = Pattern.compile("(?i)https?://[^/?]+.*");

  /// Browsers take spaces and other characters that no URL may have; so do we.
  static Reference of(String location) {
    var text = new StringBuilder();
    for (byte each : location.strip().getBytes(StandardCharsets.UTF_8)) {
      boolean legal = each > ' ' && each < 127 && "\"<>\\^`{|}".indexOf(each) < 0;
      text.append(legal ? String.valueOf((char) each) : String.format("%%%02X", each));
    }
    int fragment = text.indexOf("#");
    return new Reference(fragment < 0 ? text.toString() : text.substring(0, fragment));
  }

  /// @param target the request target that was answered so
  /// @throws IllegalArgumentException when it isn't an http or https URL
  URI against(Origin origin, String target) {
    String whole;
    if (ABSOLUTE.matcher(text).matches()) {
      whole = text;
    } else if (text.startsWith("//")) {
      whole = origin.scheme() + ":" + text;
    } else {
      whole = origin + path(of(target).text());
    }
    if (!HTTP.matcher(whole).matches()) {
      throw new IllegalArgumentException(text);
    }
    int path = whole.indexOf('/', whole.indexOf("://") + 3);
    return URI.create(
        path < 0 ? whole : whole.substring(0, path) + undotted(whole.substring(path)));
  }

  private String path(String target) {
    if (text.startsWith("/")) {
      return text;
    }
    int query = target.indexOf('?');
    String base = query < 0 ? target : target.substring(0, query);
    return text.startsWith("?") ? base + text : base.substring(0, base.lastIndexOf('/') + 1) + text;
  }

  // RFC 3986, 5.2.4.
  private static String undotted(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    Deque<String> segments = new ArrayDeque<>();
    String[] given = path.substring(1).split("/", -1);
    for (int i = 0; i < given.length; i++) {
      boolean dots = given[i].equals(".") || given[i].equals("..");
      if (given[i].equals("..") && !segments.isEmpty()) {
        segments.removeLast();
      }
      if (!dots) {
        segments.addLast(given[i]);
      } else if (i == given.length - 1) {
        segments.addLast("");
      }
    }
    return "/" + String.join("/", segments) + (query < 0 ? "" : target.substring(query));
  }
}
