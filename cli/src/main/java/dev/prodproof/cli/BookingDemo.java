package dev.prodproof.cli;

import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Recipe.Identity;
import dev.prodproof.lab.Recipe.LogIn;
import dev.prodproof.lab.Terms;
import dev.prodproof.lab.database.EmbeddedDatabase;
import dev.prodproof.lab.process.Ports;
import dev.prodproof.lab.proxy.postgres.Postgres;
import dev.prodproof.wire.Secrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The booking specimen as a target: its recipe, and the database and payment provider that it
/// stands on.
final class BookingDemo implements Proving.Furnish {
  /// A hall that sells out now and then; modest enough for a small machine.
  private static final Terms.Objective OBJECTIVE =
      new Terms.Objective(
          new Recipe.Rate(50, Duration.ofSeconds(1)), Duration.ofMillis(500), 0.001);

  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final String PROVIDER = "payments";
  private static final String DATABASE = "database";

  /// All that it keeps is in the database.
  private static final Recipe.Limits NO_FILES =
      new Recipe.Limits(null, Map.of(), Map.of(), Map.of(), List.of("data-dir"), null);

  private final BookingPlaces places;
  private final Path app;
  private final String parts;
  private final Secrets secrets;
  private final Map<String, String> passwords = new LinkedHashMap<>();
  private final String webhookSecret;

  /// @param parts names of planted parts, or of a set of them; empty for the service as it should
  ///     be
  BookingDemo(BookingPlaces places, String parts, Secrets secrets) {
    this.places = places;
    this.app = places.app();
    this.parts = parts;
    this.secrets = secrets;
    this.webhookSecret = secret();
    List.of("alice", "bob", "admin").forEach(name -> passwords.put(name, secret()));
  }

  Recipe recipe(String name) {
    int port = Ports.free();
    var service =
        new Recipe.Service(
            name,
            "http://127.0.0.1:" + port,
            java("-Xmx256m", "-jar", places.name("jar")),
            places.name("ready"),
            GRACE,
            Map.of("PORT", Integer.toString(port)),
            app.toString(),
            rollout(port));
    var identities = new LinkedHashMap<String, Identity>();
    passwords.forEach((who, password) -> identities.put(who, identity(who, password)));
    var declared = new Recipe.Declared(Duration.ofSeconds(10), 1_048_576L, places.open(), NO_FILES);
    return new Recipe(service, "/openapi.json", identities, declared, null)
        .terms(Terms.of(webhook()).objective(OBJECTIVE));
  }

  private Terms.Webhook webhook() {
    var signature =
        new Terms.Signature(
            places.name("webhook.signature"),
            "HmacSHA256",
            webhookSecret,
            Terms.Signature.Encoding.HEX,
            "");
    return new Terms.Webhook(
        places.name("webhook"),
        places.text("webhook.sample"),
        signature,
        null,
        places.name("webhook.about"));
  }

  /// Two of it, and the version before this one, which the build keeps beside it.
  private Recipe.Rollout rollout(int port) {
    var before =
        new Recipe.Previous(
            java("-Xmx256m", "-jar", places.name("previous")),
            app.toString(),
            Map.of("PORT", Integer.toString(port)));
    return new Recipe.Rollout(true, 2, before, List.of(), List.of());
  }

  private Identity identity(String who, String password) {
    String role = who.equals("admin") ? "admin" : "customer";
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("user", who);
    fields.put("password", password);
    return new Identity(who, role, new LogIn.Submit(places.name("enter"), false, fields, null));
  }

  @Override
  public Recipe complete(Recipe recipe, Household household, Path logs)
      throws InterruptedException {
    EmbeddedDatabase database = household.keep(EmbeddedDatabase.start(household.watchdog()));
    int payments = Ports.free();
    household.start(stub(payments), logs, _ -> {});
    Map<String, String> env = new HashMap<>(recipe.service().env());
    var store =
        new Recipe.Database(
            DATABASE, Postgres.KIND, "127.0.0.1", database.port(), Ports.free());
    env.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + store.port() + "/postgres");
    env.put("DATABASE_USER", database.user());
    env.put("DATABASE_PASSWORD", database.user());
    var provider =
        new Recipe.Upstream(
            PROVIDER, "http://127.0.0.1:" + payments, Ports.free(), List.of());
    env.put(places.name("provider.variable"), "http://127.0.0.1:" + provider.port());
    env.put("WEBHOOK_SECRET", webhookSecret);
    env.put("TOKEN_SECRET", secret());
    env.put("ADMIN_PASSWORD", password("admin"));
    env.put(
        places.name("accounts.variable"), "alice:" + password("alice") + ",bob:" + password("bob"));
    env.put("SECURE_COOKIES", "true");
    env.put(places.name("parts.variable"), parts);
    return recipe.env(env).upstreams(Map.of(PROVIDER, provider)).databases(Map.of(DATABASE, store));
  }

  private Recipe.Service stub(int port) {
    return new Recipe.Service(
        PROVIDER,
        "http://127.0.0.1:" + port,
        java("-Xmx32m", "-jar", places.name("stub")),
        null,
        GRACE,
        Map.of("PORT", Integer.toString(port)),
        app.toString());
  }

  /// The JDK that runs us; started quickly rather than tuned for a long life.
  private static List<String> java(String heap, String... rest) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(rest));
    return command;
  }

  private String password(String who) {
    return String.valueOf(passwords.get(who));
  }

  private String secret() {
    byte[] bytes = new byte[12];
    new SecureRandom().nextBytes(bytes);
    String value = "pw-" + HexFormat.of().formatHex(bytes);
    secrets.learn(value);
    return value;
  }
}
