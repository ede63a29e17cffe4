package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Content;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Purpose.Role;
import dev.prodproof.facts.Site;
import dev.prodproof.wire.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One play of a scenario: its steps are joined by a number.
public final class Play {
  private static final int TRIES = 3;

  /// A list's page is read as a whole.
  private static final int KEPT = 1 << 20;

  private final Scene scene;
  private final String scenario;
  private final long run;

  public Play(Scene scene, String scenario) {
    this.scene = scene;
    this.scenario = scenario;
    this.run = scene.run();
  }

  Scene scene() {
    return scene;
  }

  Purpose.Step step(Role role) {
    return new Purpose.Step(scenario, run, role);
  }

  /// Makes a thing of that kind, or takes the only one; empty where it isn't allowed or was refused.
  Optional<Own> create(Kind kind) throws InterruptedException {
    if (kind.single()) {
      return take(kind);
    }
    for (int i = 0; i < TRIES && scene.reached(kind.maker()); i++) {
      Optional<Case> plain = scene.plain(kind.maker()).filter(scene::permits);
      if (plain.isEmpty()) {
        return Optional.empty();
      }
      Optional<Own> own = create(kind, plain.get().draft(), step(Role.CREATE));
      if (own.isPresent()) {
        return own;
      }
    }
    return Optional.empty();
  }

  private Optional<Own> take(Kind kind) throws InterruptedException {
    Optional<Case> plain = scene.reached(kind.maker()) ? scene.plain(kind.maker()) : Optional.empty();
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    Draft draft = bare(plain.get().draft());
    String identity = scene.identity(kind.maker());
    Optional<Exchange> shown = send(draft, Role.READ, identity).filter(Exchange::succeeded);
    return shown.map(of -> new Own(kind, identity, List.of(), Optional.empty(), draft, of));
  }

  /// Makes new things to refer to: what was referred to so far may be full or taken.
  void renew(ApiOperation user) throws InterruptedException {
    for (ApiOperation operation : scene.api().operations()) {
      boolean makes = operation.method().equals("POST") && !operation.path().contains("{");
      boolean other = !operation.equals(user) && !operation.form() && Kind.madeBy(operation, scene.api()).isPresent();
      Optional<Case> one = makes && other && scene.reached(operation) ? scene.plain(operation) : Optional.empty();
      if (one.filter(scene::permits).isPresent()) {
        Exchange _ = scene.send(one.get(), scene.identity(operation));
      }
    }
  }

  Optional<Own> create(Kind kind, Draft draft, Purpose purpose) throws InterruptedException {
    Case one = Case.of(draft, purpose);
    String identity = scene.identity(kind.maker());
    if (!scene.permits(one)) {
      return Optional.empty();
    }
    Exchange created = scene.send(one, identity);
    if (!created.succeeded()) {
      return Optional.empty();
    }
    return Optional.of(Own.of(kind, identity, draft, created));
  }

  /// A plain request of the operation about our thing; empty where nothing fits.
  public Optional<Draft> draft(ApiOperation operation, Own own) {
    List<String> parameters = Template.of(operation.path()).parameters();
    List<JsonNode> values = own.path();
    if (parameters.size() > values.size()) {
      return Optional.empty();
    }
    Optional<Draft> plain = scene.plain(operation).map(Case::draft);
    if (plain.isEmpty() && !operation.bodies().isEmpty()) {
      return Optional.empty();
    }
    Draft draft = plain.orElseGet(() -> new Draft(operation, Map.of(), List.of(), new Content.Nothing()));
    for (int i = 0; i < parameters.size(); i++) {
      draft = draft.with(new Site(Site.In.PATH, parameters.get(i)), values.get(i));
    }
    return Optional.of(operation.method().equals("GET") ? bare(draft) : draft);
  }

  /// Without what isn't asked for: a filter could hide what we look for.
  static Draft bare(Draft draft) {
    Draft bare = draft;
    for (var parameter : draft.operation().parameters(Site.In.QUERY)) {
      bare = parameter.required() ? bare : bare.without(parameter.site());
    }
    return bare;
  }

  /// Empty where it may not be sent.
  Optional<Exchange> send(Draft draft, Role role, String identity) throws InterruptedException {
    Case one = Case.of(draft, step(role));
    return scene.permits(one) ? Optional.of(scene.send(one, identity)) : Optional.empty();
  }

  /// A request without a body for what no case may ask any more: a list's next page, a thing that is gone.
  Exchange send(Draft like, String target, Role role, String identity) throws InterruptedException {
    ApiOperation operation = like.operation();
    Call call =
        Call.of("fuzzing", step(role), operation.method(), target)
            .operation(operation.id())
            .header("Accept", "application/json, */*;q=0.1")
            .keeping(KEPT);
    for (var parameter : like.parameters().entrySet()) {
      if (parameter.getKey().in() == Site.In.HEADER) {
        call = call.header(parameter.getKey().name(), parameter.getValue().asString(""));
      }
    }
    return scene.send(call, identity);
  }

  /// The request target of the draft.
  public String target(Draft draft) {
    return scene.target(Case.of(draft, step(Role.READ)));
  }

  /// The thing as its own path shows it; empty where no such operation is described.
  Optional<Reading> read(Own own, Role role) throws InterruptedException {
    Optional<Draft> draft = own.kind().onItem("GET").flatMap(operation -> draft(operation, own));
    return draft.isEmpty() ? Optional.empty() : send(draft.get(), role, own.identity()).map(Reading::of);
  }

  /// Takes it away again, where that can be done.
  void remove(Own own) throws InterruptedException {
    if (own.kind().single()) {
      return;
    }
    Optional<Draft> draft = own.kind().onItem("DELETE").flatMap(operation -> draft(operation, own));
    if (draft.isPresent()) {
      Optional<Exchange> _ = send(draft.get(), Role.DELETE, own.identity());
    }
  }
}
