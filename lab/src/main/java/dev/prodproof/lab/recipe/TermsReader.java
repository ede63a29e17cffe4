package dev.prodproof.lab.recipe;

import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Terms.Attested;
import dev.prodproof.lab.Terms.Invariant;
import dev.prodproof.lab.Terms.Objective;
import dev.prodproof.lab.Terms.Queue;
import dev.prodproof.lab.Terms.Suppressed;
import dev.prodproof.lab.Terms.Telemetry;
import dev.prodproof.lab.Terms.Webhook;
import dev.prodproof.lab.Terms;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a service must hold, the doors beside its API, and what its owners attest or accept.
final class TermsReader {
  private final Placeholders fill;
  private final Complaints complaints;
  private final WebhookReader webhooks;
  private final Path folder;

  TermsReader(Placeholders fill, Complaints complaints, Complaints warnings, Path folder) {
    this.fill = fill;
    this.complaints = complaints;
    this.folder = folder;
    this.webhooks = new WebhookReader(fill, complaints, warnings, folder);
  }

  Terms read(JsonNode root) {
    return new Terms(
        webhooks(root.path("webhooks")),
        queues(root.path("queues")),
        invariants(root.path("invariants")),
        root.has("objective") ? objective(root.path("objective")) : null,
        telemetry(root.path("telemetry")),
        readiness(root.path("readiness")),
        suppressed(root.path("suppress")));
  }

  private List<Webhook> webhooks(JsonNode node) {
    var all = new ArrayList<Webhook>();
    for (int i = 0; i < node.size(); i++) {
      all.add(webhooks.read("/webhooks/" + i, node.path(i)));
    }
    return List.copyOf(all);
  }

  private Map<String, Queue> queues(JsonNode node) {
    var all = new LinkedHashMap<String, Queue>();
    for (var entry : node.properties()) {
      JsonNode queue = entry.getValue();
      String at = YamlTree.child("/queues", entry.getKey()) + "/at";
      all.put(
          entry.getKey(),
          new Queue(
              entry.getKey(),
              queue.path("kind").asString(),
              fill.fill(at, queue.path("at").asString()),
              queue.path("topic").asString(),
              text(queue, "dead-letter")));
    }
    return all;
  }

  private static List<Invariant> invariants(JsonNode node) {
    return node.valueStream().map(TermsReader::invariant).toList();
  }

  private static Invariant invariant(JsonNode node) {
    var given = new LinkedHashMap<String, String>();
    node.path("given").properties().forEach(e -> given.put(e.getKey(), e.getValue().asString()));
    return new Invariant(node.path("name").asString(), given, node.path("holds").asString());
  }

  private static Objective objective(JsonNode node) {
    Recipe.Rate rate = node.has("rate") ? Amounts.rate(node.path("rate").asString()) : null;
    Double errors = node.has("errors") ? Amounts.share(node.path("errors").asString()) : null;
    return new Objective(rate, duration(node, "p99"), errors);
  }

  private static Telemetry telemetry(JsonNode node) {
    return new Telemetry(
        text(node, "logs"),
        text(node, "metrics"),
        text(node, "alerts"),
        duration(node, "detect-within"));
  }

  private Map<String, Attested> readiness(JsonNode node) {
    var all = new LinkedHashMap<String, Attested>();
    for (var entry : node.properties()) {
      JsonNode attested = entry.getValue();
      LocalDate until = date(YamlTree.child("/readiness", entry.getKey()), attested);
      String owner = attested.path("owner").asString();
      String see = text(attested, "see");
      all.put(entry.getKey(), new Attested(owner, see, until, see != null && isThere(see)));
    }
    return all;
  }

  /// Seen from the recipe; a heading may follow the file's name.
  private boolean isThere(String see) {
    try {
      return Files.isRegularFile(folder.resolve(see.replaceFirst("#.*$", "")));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private List<Suppressed> suppressed(JsonNode node) {
    var all = new ArrayList<Suppressed>();
    for (int i = 0; i < node.size(); i++) {
      JsonNode one = node.path(i);
      all.add(
          new Suppressed(
              one.path("check").asString(),
              text(one, "finding"),
              one.path("reason").asString(),
              one.path("owner").asString(),
              date("/suppress/" + i, one),
              one.path("because").asString()));
    }
    return List.copyOf(all);
  }

  private LocalDate date(String at, JsonNode node) {
    String text = node.path("until").asString();
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      complaints.add(at + "/until", "`" + text + "` isn't a day of the calendar");
      return LocalDate.EPOCH;
    }
  }

  private static @Nullable String text(JsonNode node, String key) {
    return node.has(key) ? node.path(key).asString() : null;
  }

  private static @Nullable Duration duration(JsonNode node, String key) {
    return node.has(key) ? Amounts.duration(node.path(key).asString()) : null;
  }
}
