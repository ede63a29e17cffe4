package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.cases.OnTheWire;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.scenario.Kind;
import dev.prodproof.experiments.fuzzing.values.Names;
import dev.prodproof.facts.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Makes afresh what a request speaks of, when the thing that it spoke of is long gone.
final class Prelude {
  private static final int MOST = 40;
  private static final Pattern SUFFIX = Pattern.compile("ids?|uuids?|refs?|keys?|codes?|slugs?");
  private final Troupe troupe;
  private final Api api;
  private boolean explored;

  Prelude(Api api, Troupe troupe) {
    this.api = api;
    this.troupe = troupe;
  }

  /// What was done first, and the request about the new thing.
  record Staged(List<Exchange> before, Exchange telling) {}

  /// Empty where nothing can be made for it, and nothing in its body can be new.
  synchronized Optional<Staged> of(Exchange telling) throws InterruptedException {
    Optional<ApiOperation> operation = api.operation(telling.operation());
    if (operation.isEmpty()) {
      return Optional.empty();
    }
    explore();
    Optional<ApiOperation> maker = maker(operation.get());
    Optional<Staged> staged = maker.isEmpty() ? Optional.empty() : staged(telling, operation.get(), maker.get());
    if (maker.isPresent() && staged.isEmpty()) {
      return Optional.empty();
    }
    Exchange moved = staged.map(Staged::telling).orElse(telling);
    renew(operation.get());
    Optional<Exchange> anew = troupe.plain(operation.get()).flatMap(plain -> Anew.of(moved, plain.draft()));
    List<Exchange> before = staged.map(Staged::before).orElse(List.of());
    return anew.map(fresh -> new Staged(before, fresh)).or(() -> staged);
  }

  /// New ones of what its body refers to: what somebody else made may be used up, or gone by now.
  private void renew(ApiOperation operation) throws InterruptedException {
    Optional<Case> plain = troupe.plain(operation);
    if (plain.isEmpty() || !(plain.get().draft().content() instanceof Content.Json(String _, JsonNode body))) {
      return;
    }
    for (String name : body.propertyNames()) {
      Optional<Case> other = makerOf(name).filter(one -> !one.equals(operation)).flatMap(troupe::plain);
      if (other.filter(troupe::permits).isPresent()) {
        Exchange _ = troupe.send(other.get(), troupe.identity(operation));
      }
    }
  }

  /// What makes a `book`, for a field `bookId`.
  private Optional<ApiOperation> makerOf(String field) {
    List<String> words = Names.words(field);
    if (words.size() < 2 || !SUFFIX.matcher(words.getLast()).matches()) {
      return Optional.empty();
    }
    String kind = Names.singular(String.join("", words.subList(0, words.size() - 1)));
    return api.operations().stream()
        .filter(one -> Kind.madeBy(one, api).flatMap(Kind::item).filter(item -> item.resource().equals(kind)).isPresent())
        .findFirst();
  }

  private Optional<Staged> staged(Exchange telling, ApiOperation operation, ApiOperation maker)
      throws InterruptedException {
    renew(maker);
    Optional<Case> plain = troupe.plain(maker).filter(troupe::permits);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    Exchange made = troupe.send(plain.get(), troupe.identity(maker));
    Map<String, JsonNode> values = troupe.path(operation, telling.identity());
    return made.succeeded()
        ? moved(telling, operation, values).map(moved -> new Staged(List.of(made), moved))
        : Optional.empty();
  }

  private void explore() throws InterruptedException {
    if (!explored) {
      explored = true;
      List<ApiOperation> sources =
          api.operations().stream()
              .filter(one -> List.of("GET", "POST").contains(one.method()))
              .filter(one -> !Template.of(one.path()).endsWithParameter() && !Template.of(one.path()).endsWithAction())
              .limit(MOST)
              .toList();
      troupe.explore(sources, Duration.ZERO);
    }
  }

  /// The operation that makes what the path's last parameter names.
  private Optional<ApiOperation> maker(ApiOperation operation) {
    String path = operation.path();
    int last = path.lastIndexOf("/{");
    if (last < 0) {
      return Optional.empty();
    }
    String list = "POST " + path.substring(0, last);
    // Django and Flask end the paths of lists with a slash, as a rule.
    return api.operation(list).or(() -> api.operation(list + "/"));
  }

  private Optional<Exchange> moved(Exchange telling, ApiOperation operation, Map<String, JsonNode> values) {
    String target = telling.request().target();
    int query = target.indexOf('?');
    String path = api.basePath() + operation.path();
    for (var value : values.entrySet()) {
      path = path.replace("{" + value.getKey() + "}", OnTheWire.encoded(value.getValue().asString("")));
    }
    return path.contains("{")
        ? Optional.empty()
        : Optional.of(Changed.target(telling, path + (query < 0 ? "" : target.substring(query))));
  }

  void clean() throws InterruptedException {
    troupe.clean();
  }
}
