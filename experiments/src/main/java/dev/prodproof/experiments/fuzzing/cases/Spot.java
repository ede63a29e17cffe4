package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.values.Pointers;
import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A place in a request where a value stands, and the schema that it is under.
///
/// @param value what stands there in the plain request
/// @param required it may not be left out
/// @param text it is text on the wire, whatever its type: everything outside of JSON
record Spot(Site site, Schema schema, JsonNode value, boolean required, boolean text) {
  private static final int DEEPEST = 5;
  private static final int MOST = 60;
  private static final Set<String> NOT_FUZZED =
      Set.of("accept", "content-type", "authorization", "host", "content-length", "traceparent", "cookie");

  /// All of them, parameters first, then the body from the outside in.
  static List<Spot> of(Draft draft) {
    var spots = new ArrayList<Spot>();
    for (Parameter parameter : draft.operation().parameters()) {
      JsonNode value = draft.parameters().get(parameter.site());
      boolean ours = !NOT_FUZZED.contains(parameter.name().toLowerCase(Locale.ROOT));
      if (value != null && ours && parameter.site().in() != Site.In.COOKIE) {
        spots.add(new Spot(parameter.site(), parameter.schema(), value, parameter.required(), true));
      }
    }
    WireForm.schema(draft).ifPresent(schema -> {
      boolean fields = draft.content() instanceof Content.Fields;
      Site.In in = fields ? Site.In.FORM : Site.In.BODY;
      below(new Spot(new Site(in, ""), schema, draft.body(), draft.operation().bodyRequired(), fields), DEEPEST)
          .limit(MOST)
          .forEach(spots::add);
    });
    return spots;
  }

  private static Stream<Spot> below(Spot spot, int depth) {
    if (depth == 0) {
      return Stream.of(spot);
    }
    Schema schema = spot.chosen();
    Stream<Spot> inner =
        spot.value.isObject()
            ? schema.properties().entrySet().stream()
                .filter(property -> spot.value.has(property.getKey()))
                .map(property -> spot.child(property.getKey(), property.getValue(), schema))
            : spot.value.isArray() && !spot.value.isEmpty()
                ? schema.items().stream().map(items -> spot.first(items))
                : Stream.empty();
    return Stream.concat(Stream.of(spot), inner.flatMap(child -> below(child, depth - 1)));
  }

  private Spot child(String name, Schema of, Schema parent) {
    Site at = new Site(site.in(), Pointers.child(site.name(), name));
    return new Spot(at, of, value.path(name), parent.required().contains(name), text);
  }

  private Spot first(Schema items) {
    return new Spot(new Site(site.in(), site.name() + "/0"), items, value.path(0), true, text);
  }

  /// The branch that the value belongs to, or the schema itself where it has none.
  Schema chosen() {
    return schema.branches().stream().filter(branch -> branch.accepts(value)).findFirst().orElse(schema);
  }

  String type() {
    Schema of = chosen();
    return of.types().isEmpty() ? "" : of.types().iterator().next();
  }

  boolean root() {
    return site.name().isEmpty();
  }
}
