package com.example.booking;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;

/// What the service takes from its environment. README.md lists every variable.
///
/// @param payments base address of the payment provider, without a trailing slash
/// @param tokenSecret keys the hashes of session tokens, receipts and passwords
/// @param demoCustomers `name:password` pairs, accounts made at the first start
public record Settings(
    URI payments,
    byte[] webhookSecret,
    byte[] tokenSecret,
    String adminPassword,
    List<String> demoCustomers,
    boolean secureCookies,
    Duration sessionLifetime) {

  private static final List<String> REQUIRED =
      List.of(
          "DATABASE_URL",
          "DATABASE_USER",
          "DATABASE_PASSWORD",
          "PAYMENTS_URL",
          "WEBHOOK_SECRET",
          "TOKEN_SECRET",
          "ADMIN_PASSWORD");

  public static List<String> missing(Map<String, String> environment) {
    return REQUIRED.stream().filter(name -> environment.getOrDefault(name, "").isBlank()).toList();
  }

  static Settings from(Environment environment) {
    return new Settings(
        URI.create(environment.getRequiredProperty("PAYMENTS_URL").replaceAll("/+$", "")),
        bytes(environment.getRequiredProperty("WEBHOOK_SECRET")),
        bytes(environment.getRequiredProperty("TOKEN_SECRET")),
        environment.getRequiredProperty("ADMIN_PASSWORD"),
        pairs(environment.getProperty("DEMO_CUSTOMERS", "")),
        environment.getProperty("SECURE_COOKIES", Boolean.class, true),
        environment.getProperty("SESSION_LIFETIME", Duration.class, Duration.ofHours(8)));
  }

  private static List<String> pairs(String text) {
    return List.of(text.split(",")).stream()
        .map(String::strip)
        .filter(pair -> pair.indexOf(':') > 0)
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
