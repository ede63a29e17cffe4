package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.pool.Thing;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What we made and owe to take away again.
final class Ledger {
  /// So many of a kind stay while the experiment runs, for others to refer to.
  private static final int KEPT = 12;

  /// @param removal the request that takes it away
  record Owed(Thing thing, Case removal, String identity) {}

  private final List<ApiOperation> deletions;
  private final Map<String, Deque<Owed>> owed = new LinkedHashMap<>();

  /// What a scenario still looks at, by kind and identifier: it goes last of all.
  private final Set<String> reserved = new HashSet<>();

  private int forever;

  Ledger(List<ApiOperation> operations) {
    this.deletions = operations.stream().filter(operation -> operation.method().equals("DELETE")).toList();
  }

  /// @param maker template of the operation that made it
  synchronized void made(Thing thing, Template maker, String identity) {
    Optional<Owed> debt =
        deletions.stream()
            .filter(operation -> removes(Template.of(operation.path()), maker))
            .flatMap(operation -> removal(operation, thing, identity).stream())
            .findFirst();
    debt.ifPresentOrElse(
        one -> owed.computeIfAbsent(thing.resource(), kind -> new ArrayDeque<>()).addLast(one),
        () -> forever++);
  }

  /// It stays until everything goes.
  synchronized void reserve(Thing thing) {
    reserved.add(mark(thing));
  }

  private static String mark(Thing thing) {
    return thing.resource() + " " + thing.identifier();
  }

  private static boolean removes(Template deletion, Template maker) {
    return deletion.endsWithParameter()
        && (deletion.parent().equals(maker.path()) || deletion.path().equals(maker.path()) || deletion.resource().equals(maker.resource()));
  }

  private static Optional<Owed> removal(ApiOperation operation, Thing thing, String identity) {
    Template path = Template.of(operation.path());
    var values = new LinkedHashMap<Site, JsonNode>();
    for (String parameter : path.parameters()) {
      boolean last = parameter.equals(path.parameters().getLast());
      Optional<JsonNode> value =
          last
              ? thing.named(parameter)
              : Optional.ofNullable(thing.within().get(path.resourceOf(parameter)))
                  .map(JsonNodeFactory.instance::stringNode);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.put(new Site(Site.In.PATH, parameter), value.get());
    }
    var draft = new Draft(operation, values, List.of(), new Content.Nothing());
    return Optional.of(new Owed(thing, Case.of(draft, new Purpose.Look("take away what we made")), identity));
  }

  /// It is gone already.
  synchronized void gone(Thing thing) {
    owed.getOrDefault(thing.resource(), new ArrayDeque<>())
        .removeIf(debt -> debt.thing().identifier().equals(thing.identifier()));
  }

  /// The oldest of a kind of which there are more than needed.
  synchronized Optional<Owed> surplus() {
    return owed.values().stream().flatMap(kind -> surplus(kind).stream()).findFirst();
  }

  private Optional<Owed> surplus(Deque<Owed> kind) {
    List<Owed> free = kind.stream().filter(one -> !reserved.contains(mark(one.thing()))).toList();
    if (free.size() <= KEPT) {
      return Optional.empty();
    }
    kind.remove(free.getFirst());
    return Optional.of(free.getFirst());
  }

  /// The newest, which nothing else hangs on; empty once nothing is owed.
  synchronized Optional<Owed> next() {
    return owed.values().stream().filter(kind -> !kind.isEmpty()).reduce((_, last) -> last).map(Deque::pollLast);
  }

  /// Things that no operation takes away.
  synchronized int forever() {
    return forever;
  }
}
