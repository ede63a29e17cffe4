package dev.prodproof.experiments.description;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.prodproof.experiments.description.Schema.Direction;
import dev.prodproof.experiments.description.Schema.Violation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Validators of one document's schemas, made when first asked for and kept.
///
/// Nothing is ever fetched: the document has no references to elsewhere.
final class Validators {
  private static final String HOME = "https://description.invalid/api";

  private final JsonNode root;
  private final Map<Direction, SchemaRegistry> registries = new EnumMap<>(Direction.class);
  private final Map<Direction, Map<JsonNode, Validator>> known = new EnumMap<>(Direction.class);

  /// Null stands for a schema that can't be compiled: it forbids nothing.
  record Validator(com.networknt.schema.@Nullable Schema schema) {
    List<Violation> violations(JsonNode value) {
      return violations(value, UnaryOperator.identity());
    }

    /// Only what one omission comes down to.
    List<Violation> departures(JsonNode value) {
      return violations(value, Departed::of);
    }

    private List<Violation> violations(JsonNode value, UnaryOperator<List<Error>> which) {
      if (schema == null) {
        return List.of();
      }
      try {
        return which.apply(schema.validate(value)).stream().map(Validators::violation).toList();
      } catch (RuntimeException | StackOverflowError e) {
        // A broken pattern or a circle of references: the description's fault, not the value's.
        return List.of();
      }
    }
  }

  Validators(JsonNode root) {
    this.root = root;
    for (Direction direction : Direction.values()) {
      known.put(direction, Collections.synchronizedMap(new IdentityHashMap<>()));
    }
  }

  Validator of(JsonNode schema, Direction direction) {
    Map<JsonNode, Validator> mine = known.getOrDefault(direction, Map.of());
    Validator there = mine.get(schema);
    if (there == null) {
      there = compile(schema, direction);
      mine.put(schema, there);
    }
    return there;
  }

  private synchronized Validator compile(JsonNode schema, Direction direction) {
    try {
      SchemaRegistry registry = registries.computeIfAbsent(direction, this::registry);
      JsonNode own = new ValidatorForm(new References(root), direction, HOME).of(schema);
      return new Validator(registry.getSchema(own));
    } catch (RuntimeException | StackOverflowError e) {
      return new Validator(null);
    }
  }

  private SchemaRegistry registry(Direction direction) {
    String whole = new ValidatorForm(new References(root), direction, "").of(root).toString();
    var settings = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemas(Map.of(HOME, whole)).schemaRegistryConfig(settings));
  }

  private static Violation violation(Error error) {
    String at = error.getInstanceLocation().toString();
    String property = error.getProperty();
    String pointer =
        property == null ? at : at + "/" + property.replace("~", "~0").replace("/", "~1");
    return new Violation(pointer, error.getKeyword(), error.getMessage());
  }
}
