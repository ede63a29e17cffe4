package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.scenario.Identifier;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import dev.prodproof.facts.Delivered;
import dev.prodproof.facts.Delivered.Told;
import dev.prodproof.facts.Delivered.Trace;
import dev.prodproof.facts.Delivered.Variety;
import dev.prodproof.facts.Exchange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Writes down what became of messages.
///
/// @param naming what an answer names; an empty text where it names nothing
record Messages(
    Delivered.Sort sort, String operation, Variety variety, Function<Exchange, String> naming) {
  /// So many of a crowd are cited.
  private static final int CITED = 6;

  static Messages told(Delivered.Sort sort, String operation, Variety variety) {
    return new Messages(sort, operation, variety, _ -> "");
  }

  Messages naming(Function<Exchange, String> by) {
    return new Messages(sort, operation, variety, by);
  }

  /// What a good answer of the operation says it made.
  static String named(ApiOperation operation, Api api, Exchange exchange) {
    String key = Kind.madeBy(operation, api).map(Kind::key).orElse("id");
    String resource = Template.of(operation.path()).resource();
    return exchange.succeeded()
        ? Identifier.of(Reading.of(exchange).json(), resource, key, false)
            .map(JsonNode::asString)
            .orElse("")
        : "";
  }

  /// @param first whose answer the others should equal
  Delivered by(Exchange first, List<Exchange> all, List<Trace> traces) {
    String name = naming.apply(first);
    List<Told> told = all.stream().map(one -> told(one, name)).toList();
    var every = new ArrayList<>(traces);
    Set<String> names =
        all.stream().map(naming).filter(one -> !one.isEmpty()).collect(Collectors.toSet());
    boolean repeats = variety == Variety.IN_SEQUENCE || variety == Variety.AT_ONCE;
    if (repeats && !names.isEmpty()) {
      every.add(
          new Trace("things that the answers name", BigDecimal.ONE, BigDecimal.valueOf(names.size())));
    }
    return new Delivered(sort, operation, variety, told, every, cited(first, all));
  }

  private static List<Long> cited(Exchange first, List<Exchange> all) {
    var ids = new LinkedHashSet<Long>(List.of(first.id()));
    all.stream().filter(Exchange::succeeded).limit(CITED).map(Exchange::id).forEach(ids::add);
    all.stream().limit(CITED / 2).map(Exchange::id).forEach(ids::add);
    return List.copyOf(ids);
  }

  private Told told(Exchange exchange, String first) {
    boolean same = !first.isEmpty() && first.equals(naming.apply(exchange));
    return new Told(exchange.id(), exchange.status(), micros(exchange), same);
  }

  private static long micros(Exchange exchange) {
    return Math.max(exchange.timing().lastByte(), exchange.timing().firstByte());
  }
}
