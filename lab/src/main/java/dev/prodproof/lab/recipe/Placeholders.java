package dev.prodproof.lab.recipe;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Seeding;
import dev.prodproof.lab.proxy.OwnAuthority;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Fills `${env.NAME}`, `${service.port}` and `${need.part}` into texts of the recipe.
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}");
  static final String PORT = "service.port";

  /// Filled in each time that the command runs.
  private static final String SEEDED = Seeding.ROWS;

  private static final String SEED = "/service/seed";

  /// Path of the certificate that vouches for our proxies.
  private static final String AUTHORITY = "lab.ca";

  private final Map<String, String> environment;
  private final Map<String, String> needs;
  private final Complaints complaints;
  private final IntSupplier freePort;
  private final Set<String> secrets = new LinkedHashSet<>();
  private final Map<String, Recipe.Upstream> upstreams = new LinkedHashMap<>();
  private final Map<String, Recipe.Database> databases = new LinkedHashMap<>();
  private int port;

  Placeholders(Yaml yaml, Map<String, String> environment, IntSupplier port, Complaints sink) {
    this.environment = environment;
    this.freePort = port;
    this.complaints = sink;
    this.needs = new HashMap<>();
    needs.putAll(addresses(yaml.root()));
  }

  /// The port that `${service.port}` stood for; 0 where it stood nowhere.
  int port() {
    return port;
  }

  /// What must not be seen in any record.
  Set<String> secrets() {
    return Set.copyOf(secrets);
  }

  /// For values that prove who somebody is: they are kept out of every record.
  String secret(String pointer, String text) {
    String filled = fill(pointer, text);
    if (!filled.isEmpty()) {
      secrets.add(filled);
    }
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      String value = environment.get(matcher.group(1).replaceFirst("^env\\.", ""));
      if (value != null && !value.isEmpty()) {
        secrets.add(value);
      }
    }
    return filled;
  }

  String fill(String pointer, String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(pointer, match.group(1))));
  }

  private String value(String pointer, String name) {
    if (SEEDED.equals("${" + name + "}") && pointer.startsWith(SEED)) {
      return SEEDED;
    }
    if (name.equals(PORT)) {
      port = port == 0 ? freePort.getAsInt() : port;
      return Integer.toString(port);
    }
    if (name.startsWith("env.")) {
      return variable(pointer, name.substring("env.".length()));
    }
    if (name.equals(AUTHORITY)) {
      return OwnAuthority.place().toString();
    }
    String address = needs.get(name);
    if (address != null && address.isEmpty() && name.endsWith(".https")) {
      complaints.add(
          pointer, "`${" + name + "}` wants `needs." + name.replace(".https", ".at") + "` to begin with https://");
    }
    if (address == null) {
      complaints.add(pointer, "nothing is known as `${" + name + "}`: " + offer(name));
      return "";
    }
    return address;
  }

  private String variable(String pointer, String name) {
    String value = environment.get(name);
    if (value == null) {
      complaints.add(
          pointer, "`${env." + name + "}` has no value: set " + name + " in the environment");
      return "";
    }
    return value;
  }

  private String offer(String name) {
    var known = new LinkedHashSet<String>();
    known.add(PORT);
    known.add(AUTHORITY);
    known.addAll(needs.keySet());
    return Nearest.to(name, known)
        .map(near -> "did you mean `${" + near + "}`?")
        .orElse("write `${env.NAME}`, `${service.port}` or a name under `needs`");
  }

  /// The HTTP dependencies, each with the port where our proxy stands in for it.
  Map<String, Recipe.Upstream> upstreams() {
    return Collections.unmodifiableMap(upstreams);
  }

  /// The databases whose wire we speak, each with the port where our proxy stands in for it.
  Map<String, Recipe.Database> databases() {
    return Collections.unmodifiableMap(databases);
  }

  // A proxy stands before what we can speak with; of the others it is the real address.
  private Map<String, String> addresses(JsonNode root) {
    var all = new HashMap<String, String>();
    for (var need : root.path("needs").properties()) {
      String at = need.getValue().path("at").asString("");
      String name = need.getKey();
      String spoken = DatabaseAddress.kind(need.getValue().path("kind").asString(""));
      if (!spoken.isEmpty()) {
        all.putAll(database(name, spoken, need.getValue()));
      } else if (need.getValue().path("kind").asString("").equals("http")) {
        all.putAll(proxied(name, at, fallbacks(root, name)));
      } else if (at.contains("://")) {
        all.put(name + ".url", at);
      } else if (at.matches("[^/:]+:[0-9]{1,5}(/.*)?")) {
        String kind = need.getValue().path("kind").asString("tcp");
        int colon = at.indexOf(':');
        int slash = at.indexOf('/') < 0 ? at.length() : at.indexOf('/');
        all.put(name + ".url", kind + "://" + at);
        all.put(name + ".jdbc", "jdbc:" + kind + "://" + at);
        all.put(name + ".host", at.substring(0, colon));
        all.put(name + ".port", at.substring(colon + 1, slash));
        all.put(name + ".name", at.substring(Math.min(slash + 1, at.length())));
      }
    }
    return all;
  }

  /// They may stand with the dependency, or with what is declared.
  private static List<String> fallbacks(JsonNode root, String need) {
    return Stream.of(
            root.path("needs").path(need).path("fallbacks"),
            root.path("declare").path("fallbacks").path(need))
        .flatMap(JsonNode::valueStream)
        .map(each -> each.asString(""))
        .distinct()
        .toList();
  }

  private Map<String, String> database(String name, String kind, JsonNode need) {
    String pointer = "/needs/" + name;
    String at = fill(pointer + "/at", need.path("at").asString(""));
    DatabaseAddress real = DatabaseAddress.read(kind, at);
    if (real == null) {
      complaints.add(
          pointer + "/at",
          "`%s` isn't where a database answers: write host:port/name, for example localhost:%d/booking"
              .formatted(at, DatabaseAddress.port(kind)));
      real = DatabaseAddress.unknown(kind);
    }
    String user = need.path("user").asString(real.user());
    String password = need.path("password").asString(real.password());
    real = real.as(fill(pointer + "/user", user), secret(pointer + "/password", password));
    int stand = freePort.getAsInt();
    databases.put(name, new Recipe.Database(name, kind, real.host(), real.port(), stand));
    return real.placeholders(name, stand);
  }

  private Map<String, String> proxied(String name, String at, List<String> fallbacks) {
    URI real = upstream("/needs/" + name + "/at", at);
    if (real == null) {
      return Map.of(name + ".url", "");
    }
    int stand = freePort.getAsInt();
    upstreams.put(name, new Recipe.Upstream(name, at, stand, fallbacks));
    String path = real.getRawPath() == null ? "" : real.getRawPath();
    return Map.of(
        name + ".url", "http://127.0.0.1:" + stand + path,
        name + ".https", tls(at) ? "https://localhost:" + stand + path : "",
        name + ".host", "127.0.0.1",
        name + ".port", Integer.toString(stand));
  }

  private static boolean tls(String at) {
    return at.regionMatches(true, 0, "https:", 0, "https:".length());
  }

  private @Nullable URI upstream(String pointer, String at) {
    try {
      return Urls.http(at);
    } catch (Unusable e) {
      complaints.add(pointer, String.valueOf(e.getMessage()));
      return null;
    }
  }
}
