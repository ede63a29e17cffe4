package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Site;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The same request with other good values, so that a change can be seen.
public final class OtherValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private OtherValues() {}

  /// Whatever may well be another value is one; references to things stay.
  public static Draft of(Draft plain, Token token) {
    Draft changed = plain;
    for (Spot spot : Spot.of(plain)) {
      Optional<JsonNode> other = spot.site().in() == Site.In.BODY ? other(spot, token) : Optional.empty();
      if (other.isPresent()) {
        Draft next = changed.with(spot.site(), other.get());
        changed = WireForm.obeys(next) ? next : changed;
      }
    }
    return changed;
  }

  /// With the optional texts and numbers of the body, where they are missing.
  public static Draft full(Draft plain, Token token) {
    Draft full = plain;
    for (var property : properties(plain)) {
      Schema schema = property.getValue();
      Site site = new Site(Site.In.BODY, Pointers.child("", property.getKey()));
      boolean free = schema.is("string") && schema.format().isEmpty() && schema.pattern().isEmpty() && schema.enumeration().isEmpty();
      if (full.at(site).isMissingNode() && free && !names(property.getKey())) {
        Draft next = full.with(site, NODES.stringNode(token.unique()));
        full = WireForm.obeys(next) ? next : full;
      }
    }
    return of(full, token);
  }

  /// Optional values of the body that no default explains: texts and numbers on the first level.
  public static List<Site> optional(Draft full) {
    Schema schema = WireForm.schema(full).orElse(null);
    return schema == null
        ? List.of()
        : properties(full).stream()
            .filter(property -> !schema.required().contains(property.getKey()))
            .filter(property -> property.getValue().enumeration().isEmpty() && !names(property.getKey()))
            .filter(property -> !property.getValue().is("boolean"))
            .map(property -> new Site(Site.In.BODY, Pointers.child("", property.getKey())))
            .filter(site -> full.at(site).isString() || full.at(site).isNumber())
            .filter(site -> property(schema, site).defaultValue().filter(full.at(site)::equals).isEmpty())
            .toList();
  }

  private static Schema property(Schema schema, Site site) {
    return schema.property(site.leaf().replace("~1", "/").replace("~0", "~")).orElse(schema);
  }

  private static List<Map.Entry<String, Schema>> properties(Draft draft) {
    return draft.content() instanceof Content.Json
        ? WireForm.schema(draft).stream().flatMap(schema -> schema.properties().entrySet().stream()).toList()
        : List.of();
  }

  /// It names this thing or another one, or counts its versions.
  private static boolean names(String property) {
    List<String> words = Names.words(property);
    return words.isEmpty() || words.getLast().matches("ids?|uuids?|guid|key|version|etag|revision|href|links?");
  }

  private static Optional<JsonNode> other(Spot spot, Token token) {
    Schema schema = spot.chosen();
    if (names(spot.site().leaf()) || schema.constant().isPresent()) {
      return Optional.empty();
    }
    Stream<JsonNode> candidates =
        !schema.enumeration().isEmpty()
            ? schema.enumeration().stream()
            : switch (spot.type()) {
              case "string" -> texts(spot, schema, token);
              case "integer", "number" -> numbers(spot.value().decimalValue(), spot.type().equals("integer"));
              case "boolean" -> Stream.of(NODES.booleanNode(!spot.value().asBoolean(false)));
              default -> Stream.empty();
            };
    return candidates.filter(value -> !value.equals(spot.value())).filter(schema::accepts).findFirst();
  }

  private static Stream<JsonNode> texts(Spot spot, Schema schema, Token token) {
    boolean free = List.of("", "string").contains(schema.format()) && schema.pattern().isEmpty();
    boolean telling = Names.squeezed(spot.site().leaf()).matches(".*(date|time|phone|url|code|country|currency|status|state|type).*");
    return free && !telling ? Stream.of(NODES.stringNode(token.unique())) : Stream.empty();
  }

  private static Stream<JsonNode> numbers(BigDecimal value, boolean integer) {
    return Stream.of(value.add(BigDecimal.ONE), value.subtract(BigDecimal.ONE))
        .map(number -> integer ? PlainValue.integral(number) : NODES.numberNode(number));
  }
}
