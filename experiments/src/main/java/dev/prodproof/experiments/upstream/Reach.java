package dev.prodproof.experiments.upstream;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// In quiet: which operations call the dependency, and which don't.
final class Reach {
  private static final int TRIES = 5;
  private static final int TRIES_TO_READ = 2;

  private final Stage stage;
  private final List<User> users = new ArrayList<>();
  private final List<User> others = new ArrayList<>();

  Reach(Stage stage) {
    this.stage = stage;
  }

  List<User> users() {
    return List.copyOf(users);
  }

  /// Readings that answer well and never call it.
  List<User> others() {
    return List.copyOf(others);
  }

  /// @param until stops when no more than this is left
  void explore(List<ApiOperation> operations, Duration until) throws InterruptedException {
    for (ApiOperation operation : ApiOperation.deletingLast(operations)) {
      if (stage.lab().left().compareTo(until) <= 0) {
        return;
      }
      if (stage.crew().reached(operation)) {
        look(operation);
      }
    }
  }

  private void look(ApiOperation operation) throws InterruptedException {
    boolean reads = operation.method().equals("GET");
    String identity = stage.crew().identity(operation);
    Optional<Case> good = Optional.empty();
    for (int i = 0; i < (reads ? TRIES_TO_READ : TRIES); i++) {
      replenish(operation);
      Optional<Case> one = stage.fresh(operation);
      if (one.isEmpty()) {
        return;
      }
      Stage.Seen seen = stage.observe(one.get(), identity, "a quiet dependency");
      if (seen.exchange().succeeded() && !seen.calls().isEmpty()) {
        users.add(user(operation, identity, seen));
        return;
      }
      good = seen.exchange().succeeded() ? one : good;
    }
    if (reads && good.isPresent()) {
      others.add(new User(operation, identity, good.get(), true, 0));
    }
  }

  /// What others are asked about stays: one more is made to be deleted.
  private void replenish(ApiOperation deleting) throws InterruptedException {
    Optional<ApiOperation> maker =
        deleting.maker(stage.crew().api().operations()).filter(stage.crew()::reached);
    if (maker.isPresent()) {
      Optional<Case> one = stage.fresh(maker.get());
      if (one.isPresent()) {
        String who = stage.crew().identity(maker.get());
        Stage.Seen _ = stage.observe(one.get(), who, "a quiet dependency");
      }
    }
  }

  private User user(ApiOperation operation, String identity, Stage.Seen first)
      throws InterruptedException {
    var user = new User(operation, identity, first.sent(), true, first.calls().size());
    stage.lab().record(stage.quiet(user, first));
    Stage.Seen second = stage.observe(first.sent(), identity, "a quiet dependency");
    boolean again = second.exchange().succeeded() && !second.calls().isEmpty();
    if (!again) {
      return new User(operation, identity, first.sent(), false, user.fanOut());
    }
    int most = Math.max(user.fanOut(), second.calls().size());
    var known = new User(operation, identity, first.sent(), true, most);
    stage.lab().record(stage.quiet(known, second));
    return known;
  }
}
