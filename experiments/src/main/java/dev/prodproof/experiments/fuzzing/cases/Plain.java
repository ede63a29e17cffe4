package dev.prodproof.experiments.fuzzing.cases;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.cases.PlainValue.Breadth;
import dev.prodproof.experiments.fuzzing.values.Everyday;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Requests that obey the description, filled with everyday values.
public final class Plain {
  /// The client sets these itself.
  private static final Set<String> NOT_OURS =
      Set.of("accept", "content-type", "authorization", "host", "content-length", "traceparent");

  private final Token token;
  private final Everyday everyday;
  private final RandomGenerator chance;
  private final Known known;

  public Plain(Token token, LocalDate today, RandomGenerator chance, Known known) {
    this.token = token;
    this.everyday = new Everyday(token, today);
    this.chance = chance;
    this.known = known;
  }

  /// What the description shows, only what is required, everything: in this order, without those whose
  /// body doesn't obey.
  public List<Case> cases(ApiOperation operation) {
    return List.of(Breadth.ALL, Breadth.EXAMPLE, Breadth.REQUIRED).stream()
        .map(breadth -> plain(operation, breadth))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /// A fresh one of the variety that worked before.
  public Optional<Case> like(ApiOperation operation, String variety) {
    return List.of(Breadth.values()).stream()
        .filter(breadth -> variety(breadth).equals(variety))
        .findFirst()
        .flatMap(breadth -> plain(operation, breadth));
  }

  private Optional<Case> plain(ApiOperation operation, Breadth breadth) {
    Draft draft =
        new Draft(operation, parameters(operation, breadth), List.of(), content(operation, breadth));
    return WireForm.obeys(draft)
        ? Optional.of(Case.of(draft, new Purpose.Valid(variety(breadth), true)))
        : Optional.empty();
  }

  private static String variety(Breadth breadth) {
    return switch (breadth) {
      case EXAMPLE -> "example";
      case REQUIRED -> "only required";
      case ALL -> "everything";
    };
  }

  private Map<Site, JsonNode> parameters(ApiOperation operation, Breadth breadth) {
    var values = new LinkedHashMap<Site, JsonNode>();
    Map<String, JsonNode> path = known.path(operation);
    Set<Site> needed = known.needed(operation);
    for (Parameter parameter : operation.parameters()) {
      Site site = parameter.site();
      boolean always = parameter.required() || site.in() == Site.In.PATH || needed.contains(site);
      boolean query = site.in() == Site.In.QUERY && breadth != Breadth.REQUIRED;
      boolean shown = breadth == Breadth.ALL || !examples(parameter).isEmpty();
      // An ordinary request is meant.
      boolean rehearsal = site.in() == Site.In.QUERY && !parameter.required() && Names.suggestsRehearsal(site.name());
      boolean ours = !rehearsal && !NOT_OURS.contains(site.name().toLowerCase(Locale.ROOT));
      if (ours && (always || (query && shown))) {
        JsonNode bound = site.in() == Site.In.PATH ? path.get(site.name()) : null;
        values.put(site, bound != null ? bound : value(operation, parameter, breadth));
      }
    }
    return values;
  }

  private static List<JsonNode> examples(Parameter parameter) {
    return parameter.examples().isEmpty() ? parameter.schema().examples() : parameter.examples();
  }

  private JsonNode value(ApiOperation operation, Parameter parameter, Breadth breadth) {
    if (Names.suggestsKey(parameter.name())) {
      return FreshKey.of(token, parameter.schema());
    }
    Optional<JsonNode> learned = known.value(operation, parameter.site(), parameter.schema());
    return learned
        .or(() -> examples(parameter).stream().filter(parameter.schema()::accepts).findFirst())
        .orElseGet(
            () -> values(operation, parameter.site().in(), breadth).of("/" + parameter.name(), parameter.schema()));
  }

  private Content content(ApiOperation operation, Breadth breadth) {
    if (operation.bodies().isEmpty()) {
      return new Content.Nothing();
    }
    var media = operation.bodies().keySet().stream().filter(ApiOperation::isJson).findFirst();
    String type = media.orElse(operation.bodies().keySet().iterator().next());
    Schema schema = operation.bodies().getOrDefault(type, operation.bodies().values().iterator().next());
    if (media.isPresent()) {
      return new Content.Json(type, body(operation, type, schema, breadth, Site.In.BODY));
    }
    boolean fields = type.equals("application/x-www-form-urlencoded") || type.equals("multipart/form-data");
    return fields
        ? new Content.Fields(type, body(operation, type, schema, breadth, Site.In.FORM))
        : RawBody.of(type, operation.examples().getOrDefault(type, List.of()));
  }

  private JsonNode body(ApiOperation operation, String type, Schema schema, Breadth breadth, Site.In in) {
    List<JsonNode> shown = operation.examples().getOrDefault(type, List.of());
    if (breadth == Breadth.EXAMPLE) {
      Optional<JsonNode> whole = shown.stream().filter(schema::accepts).findFirst();
      if (whole.isPresent()) {
        return whole.get();
      }
    }
    return values(operation, in, breadth).of("", schema);
  }

  private PlainValue values(ApiOperation operation, Site.In in, Breadth breadth) {
    Set<String> pointers =
        known.needed(operation).stream().filter(site -> site.in() == in).map(Site::name).collect(Collectors.toSet());
    return new PlainValue(
        everyday,
        chance,
        breadth,
        new PlainValue.Source() {
          @Override
          public Optional<JsonNode> value(String pointer, Schema schema) {
            return known.value(operation, new Site(in, pointer), schema);
          }

          @Override
          public Set<String> needed() {
            return pointers;
          }
        });
  }
}
