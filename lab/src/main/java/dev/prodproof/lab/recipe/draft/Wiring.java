package dev.prodproof.lab.recipe.draft;

import dev.prodproof.lab.recipe.Credentials;
import dev.prodproof.lab.recipe.draft.Clue.Reads;
import dev.prodproof.lab.recipe.draft.Draft.Doubt;
import dev.prodproof.lab.recipe.draft.Draft.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What each variable of the environment gets: an address of ours, a secret of the user's, or what it has.
final class Wiring {
  private static final Set<String> NOT_OURS =
      Set.of("HOME", "PATH", "USER", "PWD", "CI", "TZ", "LANG", "SHELL", "HOSTNAME", "JAVA_HOME", "TMPDIR", "TEMP", "PYTHONPATH", "VIRTUAL_ENV", "DJANGO_SETTINGS_MODULE");
  private static final Set<String> PORTS =
      Set.of("PORT", "SERVER_PORT", "HTTP_PORT", "APP_PORT", "API_PORT", "LISTEN_PORT", "WEB_PORT", "NODE_PORT", "SERVICE_PORT", "UVICORN_PORT", "QUARKUS_HTTP_PORT");
  private static final Set<String> ADDRESSES = Set.of("ADDR", "LISTEN_ADDR", "HTTP_ADDR", "BIND", "BIND_ADDR", "LISTEN", "SERVER_ADDR", "SERVER_ADDRESS");
  private static final Pattern OUTSIDE =
      Pattern.compile("(?!OTEL_|SENTRY_|PUBLIC_|FRONTEND_|CLIENT_|APP_|BASE_|SITE_|NEXT_PUBLIC_|SELF_|CALLBACK|REDIRECT|CORS|LOG_)([A-Z0-9_]+?)(?:_(?:API|SERVICE|BASE))*_(?:URL|URI|ENDPOINT|HOST|BASE)");

  private final Databases databases;
  private final Map<String, Reads> read;
  private final Map<String, Said> env = new LinkedHashMap<>();
  private final Map<String, Said> needs = new LinkedHashMap<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private boolean port;

  Wiring(List<Clue> clues, String service) {
    this.read = merged(clues);
    this.databases = new Databases(clues, read, service);
    read.values().forEach(this::wire);
    databases.needs().forEach(needs::putIfAbsent);
    doubts.addAll(databases.doubts());
    if (!unknown.isEmpty()) {
      doubts.add(
          new Doubt(
              "what belongs in " + String.join(", ", unknown),
              "set them under `service.env` where the service needs them"));
    }
  }

  Map<String, Said> env() {
    return env;
  }

  Map<String, Said> needs() {
    return needs;
  }

  List<Doubt> doubts() {
    return doubts;
  }

  /// Whether a variable sets its port.
  boolean port() {
    return port;
  }

  /// One for each variable: an example beats a default in code, and any value none.
  private static Map<String, Reads> merged(List<Clue> clues) {
    var all = new LinkedHashMap<String, Reads>();
    for (Clue clue : clues) {
      if (clue instanceof Reads reads && !NOT_OURS.contains(reads.variable()) && !reads.variable().startsWith("npm_")) {
        all.merge(
            reads.variable(),
            reads,
            (one, other) -> {
              Reads told = one.value() == null && other.value() != null ? other : one;
              return new Reads(told.variable(), told.value(), one.required() || other.required(), told.where());
            });
      }
    }
    return all;
  }

  private void wire(Reads reads) {
    String name = reads.variable();
    if (name.equals("PORT") || (PORTS.contains(name) && !read.containsKey("PORT"))) {
      port = true;
      say(reads, "${service.port}");
      return;
    }
    if (PORTS.contains(name)) {
      // Another name for what PORT sets.
      return;
    }
    if (ADDRESSES.contains(name)) {
      port = true;
      say(reads, "127.0.0.1:${service.port}");
      return;
    }
    Optional<String> wired = databases.wired(reads).or(() -> upstream(reads));
    if (wired.isPresent()) {
      say(reads, wired.get());
    } else if (Credentials.named(name) && !isSwitch(reads.value())) {
      secret(reads);
    } else {
      plain(reads);
    }
  }

  /// `INSECURE_COOKIES=1`.
  private static boolean isSwitch(@Nullable String value) {
    return value != null && value.matches("(?i)0|1|true|false|yes|no|on|off");
  }

  private void secret(Reads reads) {
    boolean spare = reads.value() != null && code(reads.where());
    put(reads, "${env." + reads.variable() + "}", !spare);
    if (!spare) {
      doubts.add(
          new Doubt(
              "the secret " + reads.variable() + " (" + reads.where() + ")",
              "set " + reads.variable() + " in the environment before you run"));
    }
  }

  private void plain(Reads reads) {
    String value = reads.value();
    if (value != null) {
      // The code has its own default; to repeat it would freeze it.
      if (!code(reads.where())) {
        say(reads, value);
      }
    } else if (reads.required()) {
      say(reads, "${env." + reads.variable() + "}");
      doubts.add(
          new Doubt(
              "the value of " + reads.variable() + ", without which " + reads.where() + " fails",
              "set " + reads.variable() + " in the environment, or write it under `service.env`"));
    } else {
      put(reads, "", false);
      unknown.add(reads.variable());
    }
  }

  /// An address on the web or on this machine, by a variable that names whose it is.
  private Optional<String> upstream(Reads reads) {
    Matcher matcher = OUTSIDE.matcher(reads.variable());
    String value = reads.value();
    if (!matcher.matches() || value == null || !value.matches("https?://[^\\s/{}]+[^\\s{}]*")) {
      return Optional.empty();
    }
    String name = matcher.group(1).toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    needs.put(name, new Said("{ kind: http, at: " + DraftText.quoted(value) + " }", reads.where()));
    if (!value.matches("https?://(localhost|127\\.|\\[::1]).*")) {
      doubts.add(
          new Doubt(
              "a stub of " + name + ": while it is healthy, requests reach " + value,
              "point `needs." + name + ".at` at a sandbox or a stub before you run"));
    }
    return Optional.of("${" + name + ".url}");
  }

  private void say(Reads reads, String value) {
    put(reads, value, true);
  }

  private void put(Reads reads, String value, boolean active) {
    env.put(reads.variable(), new Said(DraftText.quoted(value), reads.where(), active));
  }

  private static boolean code(@Nullable String where) {
    return where != null && where.matches(".*\\.(m?[jt]s|c[jt]s|py|go|java|kt|rb|php|cs|rs|yml|yaml|properties)") && !where.contains("compose");
  }
}
