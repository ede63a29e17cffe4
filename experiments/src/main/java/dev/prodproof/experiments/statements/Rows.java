package dev.prodproof.experiments.statements;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.description.Parameter;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.scenario.Items;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.experiments.fuzzing.scenario.Reading;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import dev.prodproof.facts.SqlPerRows;
import dev.prodproof.lab.proxy.database.Seen;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads each list with few rows and with more, each twice: what happens to come between comes once.
final class Rows {
  private static final Set<String> SIZES =
      Set.of(
          "size", "limit", "count", "first", "top", "$top", "perpage", "pagesize", "maxresults",
          "itemsperpage", "take", "rows");
  private static final int MANY = 20;
  private static final int ENOUGH = 8;
  private static final int LONGEST = 400;

  private final Wire wire;

  Rows(Wire wire) {
    this.wire = wire;
  }

  List<SqlPerRows> play(ApiOperation list) throws InterruptedException {
    if (!list.method().equals("GET") || wire.over()) {
      return List.of();
    }
    Optional<Draft> plain =
        wire.crew().plain(list).map(Case::draft).map(Rows::bare).filter(this::permitted);
    if (plain.isEmpty()) {
      return List.of();
    }
    Optional<Parameter> size = size(list);
    Draft most = size.map(of -> sized(plain.get(), of, MANY)).orElse(plain.get());
    var told = new ArrayList<SqlPerRows>(read(list, most));
    if (told.isEmpty()) {
      return told;
    }
    if (size.isPresent()) {
      told.addAll(read(list, sized(plain.get(), size.get(), 1)));
    }
    if (told.getFirst().items() < ENOUGH && more(list, ENOUGH - told.getFirst().items())) {
      told.addAll(read(list, most));
    }
    return told;
  }

  private boolean permitted(Draft draft) {
    return wire.crew().permits(Case.of(draft, new Purpose.Look("rows")));
  }

  /// Without filters, which could hide rows.
  private static Draft bare(Draft draft) {
    Draft bare = draft;
    for (Parameter parameter : draft.operation().parameters(Site.In.QUERY)) {
      bare = parameter.required() ? bare : bare.without(parameter.site());
    }
    return bare;
  }

  private static Optional<Parameter> size(ApiOperation list) {
    return list.parameters(Site.In.QUERY).stream()
        .filter(one -> one.schema().is("integer") || one.schema().is("number"))
        .filter(
            one -> SIZES.contains(one.name().toLowerCase(Locale.ROOT).replaceAll("[-_\\[\\]]", "")))
        .findFirst();
  }

  private static Draft sized(Draft draft, Parameter size, int wanted) {
    BigDecimal most = size.schema().maximum().orElse(BigDecimal.valueOf(wanted));
    int number = Math.min(wanted, most.intValue());
    return draft.with(size.site(), JsonNodeFactory.instance.numberNode(number));
  }

  private boolean more(ApiOperation list, int wanted) throws InterruptedException {
    Optional<ApiOperation> maker =
        wire.crew().api().operations().stream()
            .flatMap(one -> Kind.madeBy(one, wire.crew().api()).stream())
            .filter(kind -> kind.list().filter(list::equals).isPresent())
            .map(Kind::maker)
            .findFirst();
    int made = 0;
    for (int i = 0; i < wanted && maker.isPresent() && !wire.over(); i++) {
      Optional<Case> one = wire.crew().plain(maker.get()).filter(wire.crew()::permits);
      if (one.isEmpty()) {
        break;
      }
      String identity = wire.crew().identity(maker.get());
      made += wire.send(one.get(), identity, "rows to read").exchange().succeeded() ? 1 : 0;
    }
    return made > 0;
  }

  private List<SqlPerRows> read(ApiOperation list, Draft draft) throws InterruptedException {
    var told = new ArrayList<SqlPerRows>();
    for (int i = 0; i < 2 && !wire.over(); i++) {
      Case one = Case.of(draft, new Purpose.Look("rows"));
      Wire.Told answer = wire.send(one, wire.crew().identity(list), "rows");
      int items = items(answer.exchange());
      if (items < 0) {
        break;
      }
      answer
          .seen()
          .forEach(
              (database, seen) ->
                  told.add(
                      new SqlPerRows(
                          database.name(), list.id(), answer.exchange().id(), items, shapes(seen))));
    }
    return told;
  }

  /// -1 where it shows no list.
  private static int items(Exchange exchange) {
    return exchange.succeeded()
        ? Items.of(Reading.of(exchange).json()).map(List::size).orElse(-1)
        : -1;
  }

  private static List<SqlPerRows.Shape> shapes(List<Seen> seen) {
    Map<String, Integer> times = new LinkedHashMap<>();
    for (Seen each : seen) {
      if (each.moment().works()) {
        times.merge(Shapes.of(each.sql(), LONGEST), 1, Integer::sum);
      }
    }
    return times.entrySet().stream()
        .map(entry -> new SqlPerRows.Shape(entry.getKey(), entry.getValue()))
        .toList();
  }
}
