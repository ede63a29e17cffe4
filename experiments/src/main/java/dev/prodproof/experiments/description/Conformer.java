package dev.prodproof.experiments.description;

import dev.prodproof.facts.Conformance;
import dev.prodproof.facts.Conformance.Mismatch;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Measures answers against the description.
public final class Conformer {
  private static final int MOST_MISMATCHES = 10;
  private static final int LONGEST_MESSAGE = 200;
  private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");

  private final Map<String, ApiOperation> operations = new HashMap<>();

  public Conformer(Api api) {
    api.operations().stream()
        .filter(operation -> !operation.form())
        .forEach(operation -> operations.put(operation.id(), operation));
  }

  /// Empty where there is no answer, or the exchange belongs to no operation of this description.
  public Optional<Conformance> measure(Exchange exchange) {
    ApiOperation operation = operations.get(exchange.operation());
    return operation == null
        ? Optional.empty()
        : exchange.answer().map(answer -> measured(exchange, operation, answer));
  }

  private static Conformance measured(
      Exchange exchange, ApiOperation operation, Exchange.Answer answer) {
    int status = answer.status();
    // Nobody means an unnamed success by `default`.
    boolean declared =
        operation.answers().containsKey(Integer.toString(status))
            || operation.answers().containsKey(status / 100 + "XX")
            || (status >= 400 && operation.answers().containsKey("default"));
    Map<String, Schema> media =
        declared ? operation.answer(status).map(Answer::media).orElse(Map.of()) : Map.of();
    boolean empty = answer.body().length() == 0;
    String type = exchange.mediaType();
    String match = match(media.keySet(), type);
    boolean readable = !answer.body().binary() && !answer.body().cut() && answer.complete();
    JsonNode json = !empty && readable && isJson(type) ? json(answer.body().text()) : null;
    Schema schema = match == null ? null : media.get(match);
    return new Conformance(
        exchange.id(),
        operation.id(),
        status,
        declared,
        empty || media.isEmpty() || match != null,
        empty || !readable || schema == null ? List.of() : mismatches(schema, type, json),
        keys(json));
  }

  private static boolean isJson(String type) {
    return ApiOperation.isJson(type);
  }

  private static @Nullable JsonNode json(String text) {
    try {
      return DescriptionText.JSON.readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static List<Mismatch> mismatches(Schema schema, String type, @Nullable JsonNode json) {
    // Bytes of whatever kind (OpenAPI 3.0): a stored file that happens to be JSON is no text in JSON.
    if (!isJson(type) || schema.format().equals("binary")) {
      return List.of();
    }
    if (json == null || json.isMissingNode()) {
      return List.of(new Mismatch("", "type", "is called JSON but is none"));
    }
    var mismatches = new ArrayList<Mismatch>();
    var seen = new TreeSet<String>();
    for (Schema.Violation violation : schema.departures(json)) {
      String pointer = INDEX.matcher(violation.pointer()).replaceAll("/*");
      if (mismatches.size() < MOST_MISMATCHES && seen.add(pointer + " " + violation.keyword())) {
        mismatches.add(new Mismatch(pointer, violation.keyword(), cut(violation.message())));
      }
    }
    return mismatches;
  }

  private static String cut(String message) {
    return message.length() > LONGEST_MESSAGE
        ? message.substring(0, LONGEST_MESSAGE) + "…"
        : message;
  }

  /// The declared media type that covers it: the same, or a range (`application/*`); null where
  /// none does.
  private static @Nullable String match(Set<String> declared, String type) {
    for (String candidate : declared) {
      String bare = Header.mediaType(candidate);
      if (bare.equals(type) || bare.equals("*/*")) {
        return candidate;
      }
    }
    for (String candidate : declared) {
      String bare = candidate.toLowerCase(Locale.ROOT);
      if (bare.endsWith("/*") && type.startsWith(bare.substring(0, bare.length() - 1))) {
        return candidate;
      }
    }
    return null;
  }

  private static List<String> keys(@Nullable JsonNode json) {
    return json != null && json.isObject()
        ? List.copyOf(new TreeSet<>(json.propertyNames()))
        : List.of();
  }
}
