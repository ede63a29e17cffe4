package dev.prodproof.facts;

import java.util.Locale;

/// Where in a request a value stands.
///
/// @param name a parameter's name, or a JSON pointer (RFC 6901) into the body; empty for the whole body
public record Site(In in, String name) {
  public enum In {
    PATH,
    QUERY,
    HEADER,
    COOKIE,
    BODY,
    FORM
  }

  /// The last part of the name: `postcode` of `/address/postcode`.
  public String leaf() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /// `body:/address/postcode`, `query:page`.
  @Override
  public String toString() {
    return in.name().toLowerCase(Locale.ROOT) + ":" + name;
  }
}
