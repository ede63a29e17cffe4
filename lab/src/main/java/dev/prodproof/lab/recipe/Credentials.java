package dev.prodproof.lab.recipe;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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

  // How long a secret lives or may be isn't one.
  private static final Pattern MEASURE =
      Pattern.compile(".*(?:lifetime|ttl|expir(?:y|es|esin|ation|ationtime)|maxage|length|seconds|minutes|hours|days)");

  /// `SESSION_COOKIE_SECURE`, `tokenUrl`: what is said of one isn't one.
  private static final Pattern TRAIT =
      Pattern.compile(
          ".*(?:name|secure|httponly|samesite|path|file|domain|type|url|uri|endpoint|issuer|audience|algorithm|enabled|required)");

  /// `SIGNING_KEY`, `tenantKeys`; not what everybody may know, or what finds something.
  private static final Pattern KEY =
      Pattern.compile("(?i:.*[a-z0-9][-_. ]keys?)|.*[a-z0-9]Keys?");

  /// `DB_PASS`, `smtpPwd`.
  private static final Pattern SHORT = Pattern.compile("(?i:(?:.*[a-z0-9][-_. ])?(?:pass|pwd))|.*[a-z0-9](?:Pass|Pwd)");

  private static final Pattern NO_SECRET =
      Pattern.compile(".*(?:public|publishable|primary|foreign|sort|partition|shard|cache|routing|idempotency|object|map)keys?");

  private Credentials() {}

  public static boolean named(String key) {
    String name = key.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    boolean word = WORDS.stream().anyMatch(name::contains) || SHORT.matcher(key).matches();
    boolean secretKey = KEY.matcher(key).matches() && !NO_SECRET.matcher(name).matches();
    return (word || secretKey)
        && !MEASURE.matcher(name).matches()
        && !TRAIT.matcher(name).matches();
  }
}
