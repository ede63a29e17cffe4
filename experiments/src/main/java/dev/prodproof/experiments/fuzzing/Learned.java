package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.cases.Known;
import dev.prodproof.experiments.fuzzing.cases.OwnId;
import dev.prodproof.experiments.fuzzing.pool.Pool;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.pool.Thing;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Fills requests of one identity from what the answers showed.
///
/// @param allOurs all that is there may be tried
record Learned(Pool pool, Lessons lessons, Token token, String identity, boolean allOurs) implements Known {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern NUMBER = Pattern.compile("-?[\\d.]+");
  private static final Pattern INDEX = Pattern.compile("\\d+");
  private static final Pattern REFERENCE = Pattern.compile("(?i)(.*(id|ids|uuid|uuids|key|ref)|.+(sku|number|slug))$");
  private static final Pattern SECOND = Pattern.compile("(?i)(to|target|second).*");

  @Override
  public Map<String, JsonNode> path(ApiOperation operation) {
    Template path = Template.of(operation.path());
    Predicate<Thing> own = thing -> thing.identity().equals(identity);
    Predicate<Thing> may = Order.changes(operation) ? Thing::ours : thing -> true;
    return pool.bind(path, may.and(own))
        .or(() -> pool.bind(path, may))
        .filter(values -> fit(operation, values))
        .or(() -> Order.changes(operation) ? Optional.of(others(operation)) : Optional.empty())
        .orElse(Map.of());
  }

  private static boolean fit(ApiOperation operation, Map<String, JsonNode> values) {
    return operation.parameters(Site.In.PATH).stream().allMatch(parameter -> {
      JsonNode value = values.get(parameter.name());
      return value != null && (parameter.schema().is("string") || NUMBER.matcher(value.asString("")).matches());
    });
  }

  private Map<String, JsonNode> others(ApiOperation operation) {
    return Manners.mayTry(operation, allOurs) ? shown(operation) : nobodys(operation);
  }

  /// Those that the page of a form named.
  private static Map<String, JsonNode> shown(ApiOperation operation) {
    var values = new LinkedHashMap<String, JsonNode>();
    operation.parameters(Site.In.PATH).forEach(
        parameter -> parameter.examples().stream().findFirst().ifPresent(value -> values.put(parameter.name(), value)));
    return values;
  }

  /// Names of things that can't exist: for operations that would change what isn't ours.
  private Map<String, JsonNode> nobodys(ApiOperation operation) {
    var values = new LinkedHashMap<String, JsonNode>();
    for (Parameter parameter : operation.parameters(Site.In.PATH)) {
      Stream.<JsonNode>of(
              NODES.numberNode(2_000_000_011_000L),
              NODES.numberNode(Integer.MAX_VALUE),
              NODES.stringNode(token.uuid()),
              NODES.stringNode(token.unique()))
          .filter(parameter.schema()::accepts)
          .findFirst()
          .ifPresent(value -> values.put(parameter.name(), value));
    }
    return values;
  }

  @Override
  public Optional<JsonNode> value(ApiOperation operation, Site site, Schema schema) {
    Optional<JsonNode> lesson = lessons.value(operation.id(), site, schema);
    if (lesson.isEmpty() && site.in() == Site.In.BODY && OwnId.is(site.name())) {
      return ownId(operation, schema);
    }
    boolean refers = schema.is("string") || schema.is("integer") || schema.is("number");
    return lesson.isPresent() || !refers || site.in() == Site.In.PATH || !schema.enumeration().isEmpty()
        ? lesson
        : reference(operation, site, schema);
  }

  private Optional<JsonNode> ownId(ApiOperation operation, Schema schema) {
    Template path = Template.of(operation.path());
    if (path.endsWithParameter()) {
      return Optional.ofNullable(path(operation).get(path.parameters().getLast()))
          .flatMap(value -> typed(value, schema));
    }
    return OwnId.isNew(operation) && schema.is("integer")
        ? Optional.of(NODES.numberNode(token.number()))
        : Optional.empty();
  }

  private Optional<JsonNode> reference(ApiOperation operation, Site site, Schema schema) {
    String name = site.leaf();
    boolean item = INDEX.matcher(name).matches();
    String[] parts = site.name().split("/", -1);
    String spoken = item && parts.length > 1 ? parts[parts.length - 2] : name;
    boolean named = REFERENCE.matcher(spoken).matches() || schema.format().equals("uuid");
    if (!named && !isKind(operation, spoken, schema)) {
      return Optional.empty();
    }
    int nth = item ? Integer.parseInt(name) % 1_000 : SECOND.matcher(spoken).matches() ? 1 : 0;
    return pool.reference(spoken, nth, lessons.conflicts(operation.id())).flatMap(value -> typed(value, schema));
  }

  /// `zone` where `GET /zones` shows zones. A text of no form may be a name as well, until one is refused because
  /// what it names isn't there.
  private boolean isKind(ApiOperation operation, String name, Schema schema) {
    boolean code = schema.pattern().isPresent() || lessons.conflicts(operation.id()) > 0;
    return code && schema.is("string") && !pool.of(Names.singular(name)).isEmpty();
  }

  private static Optional<JsonNode> typed(JsonNode value, Schema schema) {
    if (schema.accepts(value)) {
      return Optional.of(value);
    }
    JsonNode text = NODES.stringNode(value.asString(""));
    return schema.is("string") && schema.accepts(text) ? Optional.of(text) : Optional.empty();
  }

  @Override
  public Set<Site> needed(ApiOperation operation) {
    return lessons.needed(operation.id());
  }

  Learned as(String other) {
    return new Learned(pool, lessons, token, other, allOurs);
  }
}
