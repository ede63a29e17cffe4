package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.facts.Exchange;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Where a `Location` leads (RFC 9110 §10.2.2).
final class Locations {
  private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");

  private Locations() {}

  /// The request target of a link on the target itself; empty where it leads elsewhere or can't be read.
  static Optional<String> follow(URI target, String from, String link) {
    try {
      URI base = target.resolve("/").resolve(from);
      URI to = base.resolve(link.strip());
      boolean here =
          target.getScheme().equalsIgnoreCase(to.getScheme())
              && target.getPort() == to.getPort()
              && same(String.valueOf(target.getHost()), String.valueOf(to.getHost()));
      String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
      return !here || path.startsWith("/..")
          ? Optional.empty()
          : Optional.of(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean same(String one, String other) {
    return one.equalsIgnoreCase(other) || (HERE.contains(one) && HERE.contains(other));
  }

  /// Its path, wherever it leads.
  static Optional<String> path(Exchange exchange) {
    try {
      return exchange.header("location")
          .flatMap(link -> Optional.ofNullable(URI.create(exchange.path()).resolve(link).getRawPath()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
