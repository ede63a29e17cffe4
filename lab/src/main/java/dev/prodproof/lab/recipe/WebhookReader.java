package dev.prodproof.lab.recipe;

import dev.prodproof.lab.Terms.Signature;
import dev.prodproof.lab.Terms.Webhook;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one entry of `webhooks`.
final class WebhookReader {
  /// By key in the recipe, as the JDK names them.
  private static final Map<String, String> ALGORITHMS =
      Map.of("hmac-sha1", "HmacSHA1", "hmac-sha256", "HmacSHA256", "hmac-sha512", "HmacSHA512");

  private static final long LARGEST = 1 << 20;

  private final Placeholders fill;
  private final Complaints complaints;
  private final Complaints warnings;
  private final Path folder;

  WebhookReader(Placeholders fill, Complaints complaints, Complaints warnings, Path folder) {
    this.fill = fill;
    this.complaints = complaints;
    this.warnings = warnings;
    this.folder = folder;
  }

  Webhook read(String at, JsonNode node) {
    String id = node.has("id") ? node.path("id").asString() : null;
    String about = node.has("about") ? node.path("about").asString() : null;
    Signature signature =
        node.has("signature") ? signature(at + "/signature", node.path("signature")) : null;
    String sample = node.has("sample") ? sample(at + "/sample", node.path("sample")) : null;
    if (about == null && sample != null && sample.contains("${about")) {
      complaints.add(
          at,
          "the sample speaks of `${about…}`, and `about` is missing: name the operation that makes it,"
              + " for example POST /bookings");
    }
    return new Webhook(node.path("path").asString(), sample, signature, id, about);
  }

  private @Nullable String sample(String at, JsonNode node) {
    String text = fill.fill(at, node.asString());
    try {
      Path file = folder.resolve(text).normalize();
      if (!Files.isRegularFile(file)) {
        complaints.add(at, "there is no file " + file + ": save a body there, or drop `sample`");
        return null;
      }
      if (Files.size(file) > LARGEST) {
        complaints.add(at, file + " is larger than 1 MB: an event isn't");
        return null;
      }
      return Files.readString(file).strip();
    } catch (InvalidPathException e) {
      complaints.add(at, "`" + text + "` isn't a path");
    } catch (CharacterCodingException e) {
      complaints.add(at, "`" + text + "` isn't text in UTF-8");
    } catch (IOException e) {
      complaints.add(at, "can't read `" + text + "`: " + e.getMessage());
    }
    return null;
  }

  private @Nullable Signature signature(String at, JsonNode node) {
    List<String> given = ALGORITHMS.keySet().stream().filter(node::has).sorted().toList();
    String header = node.path("header").asString();
    if (given.size() != 1 || !Fields.isName(header)) {
      complaints.add(
          at,
          given.size() == 1
              ? "`" + header + "` isn't a field that HTTP can carry"
              : "a signature needs exactly one of hmac-sha1, hmac-sha256, hmac-sha512: its secret");
      return null;
    }
    String key = given.getFirst();
    String raw = node.path(key).asString();
    if (!raw.contains("${env.")) {
      warnings.add(
          at,
          "the secret of `%s` stands in the file for everybody to read: write `${env.NAME}`"
              .formatted(header));
    }
    return new Signature(
        header,
        String.valueOf(ALGORITHMS.get(key)),
        fill.secret(at + "/" + key, raw),
        Signature.Encoding.valueOf(node.path("encoding").asString("hex").toUpperCase(Locale.ROOT)),
        node.path("prefix").asString(""));
  }
}
