package dev.prodproof.lab.recipe;

import java.util.List;
import java.util.Locale;

/// Tells by a key's name whether its value is a secret.
public final class Credentials {
  private static final List<String> WORDS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "secret",
          "token",
          "apikey",
          "bearer",
          "authorization",
          "credential",
          "privatekey",
          "cookie");

  private Credentials() {}

  public static boolean named(String key) {
    String name = key.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    return WORDS.stream().anyMatch(name::contains) || name.equals("pwd") || name.equals("pass");
  }
}
