package dev.prodproof.checks.failures;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether a refusal says what is wrong, in whatever way.
final class Naming {
  private static final int READ = 20_000;

  /// Words by which validators tell of a rule, without blanks and in lower case. Collected from the
  /// default messages of common validation libraries.
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry(
              "minimum",
              List.of(
                  "atleast",
                  "greater",
                  "lessthan",
                  "minimum",
                  "below",
                  "toosmall",
                  "toolow",
                  "positive",
                  "negative",
                  "range",
                  "between")),
          Map.entry(
              "maximum",
              List.of(
                  "atmost",
                  "lessthan",
                  "lessor",
                  "greaterthan",
                  "maximum",
                  "exceed",
                  "above",
                  "toolarge",
                  "toobig",
                  "toohigh",
                  "range",
                  "between")),
          Map.entry(
              "minLength",
              List.of("tooshort", "length", "empty", "blank", "atleast", "character", "between")),
          Map.entry(
              "maxLength",
              List.of(
                  "toolong", "length", "atmost", "character", "exceed", "between", "nomorethan")),
          Map.entry("pattern", List.of("match", "pattern", "format", "character", "regular")),
          Map.entry(
              "format", List.of("format", "date", "time", "mail", "uuid", "uri", "url", "parse")),
          Map.entry(
              "enum",
              List.of(
                  "oneof",
                  "allowed",
                  "unknown",
                  "accepted",
                  "expected",
                  "supported",
                  "choice",
                  "option")),
          Map.entry("const", List.of("equal", "mustbe", "expected")),
          Map.entry(
              "type",
              List.of(
                  "number",
                  "integer",
                  "string",
                  "boolean",
                  "array",
                  "object",
                  "expected",
                  "convert",
                  "deserialize",
                  "numeric",
                  "wrongtype")),
          Map.entry(
              "required",
              List.of(
                  "required",
                  "missing",
                  "mandatory",
                  "blank",
                  "null",
                  "empty",
                  "provided",
                  "present")),
          Map.entry(
              "additionalProperties",
              List.of("additional", "unknown", "unrecogni", "unexpected", "extra", "notallowed")),
          Map.entry(
              "minItems",
              List.of("atleast", "items", "elements", "size", "tooshort", "few", "empty")),
          Map.entry(
              "maxItems",
              List.of("atmost", "items", "elements", "size", "toolong", "many", "exceed")),
          Map.entry("uniqueItems", List.of("unique", "duplicate", "twice")),
          Map.entry("multipleOf", List.of("multiple", "step", "decimal", "divisible")),
          Map.entry(
              "duplicate", List.of("once", "duplicate", "multiple", "single", "several", "twice")));

  private static final Map<String, String> SAME =
      Map.of("exclusiveMinimum", "minimum", "exclusiveMaximum", "maximum");

  private Naming() {}

  /// The last name in a site, array indices apart: `items` of `body:/items/0`.
  static String leaf(String site) {
    String named = site.replaceAll("(/\\d+)+$", "");
    return named.substring(Math.max(named.lastIndexOf('/'), named.lastIndexOf(':')) + 1);
  }

  /// `start_time`, `startTime` and “Start time” are the same name to a reader.
  static boolean names(String text, String field) {
    String name = fold(field);
    return name.isEmpty() || fold(text).contains(name);
  }

  /// An item may be called what its list is called, in the singular: `each line` of `lines`.
  static boolean namesItem(String text, String site) {
    return site.matches(".*/\\d+") && names(text, leaf(site).replaceFirst("(?<=\\w{2})s$", ""));
  }

  /// The broken rule is told, in its own word or one that libraries use for it. The names of JSON
  /// members don't count: every problem document has a `type`.
  static boolean tells(String text, String keyword) {
    String said = fold(beginning(text).replaceAll("\"[^\"]*+\"\\s*+:", " "));
    List<String> words = WORDS.getOrDefault(SAME.getOrDefault(keyword, keyword), List.of());
    return said.contains(fold(keyword)) || words.stream().anyMatch(said::contains);
  }

  private static String fold(String text) {
    return beginning(text).toLowerCase(Locale.ROOT).replaceAll("[_\\-\\s]", "");
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), READ));
  }
}
