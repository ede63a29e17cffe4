package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.description.Schema;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.FreshKey;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Site;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Where an operation takes its idempotency key: a header field, a query parameter, or a field of the body.
record Key(Site site, Schema schema) {
  static Optional<Key> of(ApiOperation operation) {
    Stream<Key> parameters =
        operation.parameters().stream()
            .filter(parameter -> parameter.site().in() != Site.In.PATH)
            .filter(parameter -> Names.suggestsKey(parameter.name()))
            .map(Key::of);
    Stream<Key> fields =
        operation.json().stream()
            .flatMap(body -> body.properties().entrySet().stream())
            .filter(field -> Names.suggestsKey(field.getKey()))
            .map(Key::of);
    return Stream.concat(parameters, fields).findFirst();
  }

  private static Key of(Parameter parameter) {
    return new Key(parameter.site(), parameter.schema());
  }

  private static Key of(Map.Entry<String, Schema> field) {
    return new Key(new Site(Site.In.BODY, "/" + field.getKey()), field.getValue());
  }

  /// Nobody has used it before.
  JsonNode fresh(Token token) {
    return FreshKey.of(token, schema);
  }

  Draft with(Draft draft, JsonNode key) {
    return draft.with(site, key);
  }
}
