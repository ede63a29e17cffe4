package dev.prodproof.lab.recipe.draft;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A dependency as it may stand under `needs`.
///
/// @param kind `postgres`, `mysql`, `redis`, `http`, …
/// @param user empty where unknown
/// @param password a default or an example, so no secret; empty where unknown
/// @param database its name there; empty where there is none
record Need(String kind, String host, int port, String user, String password, String database) {
  static final Map<String, Integer> PORTS =
      Map.of("postgres", 5432, "mysql", 3306, "redis", 6379, "mongodb", 27017, "amqp", 5672, "kafka", 9092);

  // jdbc:postgresql://localhost:5432/shop, postgresql+asyncpg://shop:pw@db/shop, redis://cache:6379/0
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:jdbc:)?([a-z]+)(?:\\+[a-z0-9]+)?://(?:([^:@/]*)(?::([^@/]*))?@)?([A-Za-z0-9._-]+)"
              + "(?::([0-9]{1,5}))?(?:/([^?;]*))?(?:[?;].*)?");

  static Optional<String> kind(String scheme) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "postgres", "postgresql", "postgre", "pgsql", "postgis" -> Optional.of("postgres");
      case "mysql", "mariadb" -> Optional.of("mysql");
      case "redis", "rediss", "valkey" -> Optional.of("redis");
      case "mongodb" -> Optional.of("mongodb");
      case "amqp", "rabbitmq" -> Optional.of("amqp");
      case "kafka" -> Optional.of("kafka");
      default -> Optional.empty();
    };
  }

  /// Of an address with a scheme that is known.
  static Optional<Need> at(String address) {
    Matcher matcher = ADDRESS.matcher(address.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return kind(matcher.group(1))
        .map(
            kind ->
                new Need(
                    kind,
                    matcher.group(4),
                    matcher.group(5) == null ? port(kind) : Integer.parseInt(matcher.group(5)),
                    text(matcher.group(2)),
                    text(matcher.group(3)),
                    text(matcher.group(6))));
  }

  /// On this machine, at its usual port.
  static Need usual(String kind, String database) {
    return new Need(kind, "localhost", port(kind), "", "", database);
  }

  static int port(String kind) {
    return PORTS.getOrDefault(kind, 80);
  }

  /// 3306 leads to no PostgreSQL.
  static boolean isAnothersUsual(int port, String kind) {
    return PORTS.entrySet().stream().anyMatch(e -> e.getValue() == port && !e.getKey().equals(kind));
  }

  boolean isDatabase() {
    return kind.equals("postgres") || kind.equals("mysql");
  }

  /// `localhost:5432/shop`.
  String address() {
    return host + ":" + port + (database.isEmpty() ? "" : "/" + database);
  }

  Need on(String otherHost, int otherPort) {
    return new Need(kind, otherHost, otherPort, user, password, database);
  }

  private static String text(String group) {
    return group == null ? "" : group;
  }
}
