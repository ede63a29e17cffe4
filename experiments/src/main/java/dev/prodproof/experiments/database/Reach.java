package dev.prodproof.experiments.database;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.experiments.outage.Probes;
import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.proxy.database.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// In quiet: which operations use the database, what they store, and which do without.
final class Reach {
  private static final String WHY = "a quiet database";
  private static final int TRIES = 2;

  private final Stage stage;
  private final List<Use> uses = new ArrayList<>();
  private final List<User> others = new ArrayList<>();

  Reach(Stage stage) {
    this.stage = stage;
  }

  List<Use> uses() {
    return List.copyOf(uses);
  }

  /// Readings that answer well without it.
  List<User> others() {
    return List.copyOf(others);
  }

  /// The one that reads with the most statements: the fewest may tell who asks, and no more.
  Optional<Use> reading() {
    return uses.stream()
        .filter(use -> use.user().again() && reads(use.user().operation()))
        .max(Comparator.comparingInt(use -> use.user().fanOut()));
  }

  /// Those that store rows: what is made by itself first, then what is made within something.
  List<Use> storing() {
    return uses.stream()
        .filter(Use::stores)
        .sorted(Comparator.comparingInt(use -> use.user().operation().path().length()))
        .toList();
  }

  /// @param until stops when no more than this is left
  void explore(Duration until) throws InterruptedException {
    Crew crew = stage.caller().crew();
    for (ApiOperation operation : ApiOperation.deletingLast(crew.api().operations())) {
      if (stage.lab().left().compareTo(until) <= 0) {
        return;
      }
      if (!operation.form() && !apart(operation) && crew.reached(operation)) {
        look(operation, crew.identity(operation));
      }
    }
    lookAgain(until);
  }

  /// What a reading asks about may have been taken away by an operation after it: another one is asked about then.
  private void lookAgain(Duration until) throws InterruptedException {
    for (Use use : List.copyOf(uses)) {
      User user = use.user();
      boolean time = stage.lab().left().compareTo(until) > 0;
      if (time && reads(user.operation()) && !stage.observe(user.one(), user.identity(), WHY).good()) {
        uses.remove(use);
        others.removeIf(other -> other.operation().equals(user.operation()));
        look(user.operation(), user.identity());
      }
    }
  }

  /// Health tells of the database, and whoever logs in makes a session: neither stands for the rest.
  private boolean apart(ApiOperation operation) {
    boolean health =
        new Probes(stage.lab(), Databases.NAME, stage.name())
            .paths().stream().anyMatch(path -> path.endsWith(operation.path()));
    return health
        || stage.lab().recipe().identities().values().stream()
            .map(Recipe.Identity::logIn)
            .anyMatch(
                in ->
                    in instanceof Recipe.LogIn.Submit(String path, var _, var _, var _)
                        && path.endsWith(operation.path()));
  }

  private void look(ApiOperation operation, String identity) throws InterruptedException {
    Optional<Case> good = Optional.empty();
    for (int i = 0; i < TRIES; i++) {
      replenish(operation);
      Optional<Case> one = stage.caller().fresh(operation);
      if (one.isEmpty()) {
        return;
      }
      Stage.Shown shown = stage.observe(one.get(), identity, WHY);
      Caller.requireThere(shown.exchange());
      if (shown.good()) {
        uses.add(use(operation, identity, shown));
        asNobody(operation, one.get());
        return;
      }
      good = shown.exchange().succeeded() ? one : good;
    }
    if (reads(operation) && good.isPresent()) {
      others.add(new User(operation, identity, good.get(), true, 0));
    }
  }

  /// What others are asked about stays: one more is made to be deleted.
  private void replenish(ApiOperation deleting) throws InterruptedException {
    Crew crew = stage.caller().crew();
    Optional<ApiOperation> maker = deleting.maker(crew.api().operations()).filter(crew::reached);
    if (maker.isPresent()) {
      Optional<Case> one = stage.caller().fresh(maker.get());
      if (one.isPresent()) {
        String who = crew.identity(maker.get());
        Stage.Shown _ = stage.observe(one.get(), who, WHY);
      }
    }
  }

  /// Who asks may be all that is looked up: then nobody in particular does without.
  private void asNobody(ApiOperation operation, Case one) throws InterruptedException {
    if (reads(operation)) {
      Stage.Shown shown = stage.observe(one, Exchange.NOBODY, WHY);
      if (shown.exchange().succeeded() && shown.statements().isEmpty()) {
        others.add(new User(operation, Exchange.NOBODY, one, true, 0));
      }
    }
  }

  private Use use(ApiOperation operation, String identity, Stage.Shown first)
      throws InterruptedException {
    boolean again =
        reads(operation) || stage.observe(first.one(), identity, WHY).exchange().succeeded();
    var user = new User(operation, identity, first.one(), again, first.statements().size());
    return new Use(
        user,
        Stored.rows(first.statements()),
        Stored.commits(first.statements()),
        first.statements().stream().map(Seen::sql).collect(Collectors.toUnmodifiableSet()));
  }

  private static boolean reads(ApiOperation operation) {
    return operation.method().equals("GET");
  }
}
