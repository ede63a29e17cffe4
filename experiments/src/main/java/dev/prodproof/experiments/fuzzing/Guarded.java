package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Recipe.LogIn;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Operations that get a good answer elsewhere and only refusals here: logging in with a real password that
/// is varied would lock the identity out, logging out would end its session, and an event needs its signature.
record Guarded(Set<String> paths) {
  static Guarded by(Recipe recipe) {
    Stream<String> logIns = recipe.identities().values().stream().flatMap(one -> path(one.logIn()));
    Stream<String> events = recipe.terms().webhooks().stream().map(hook -> hook.path());
    return new Guarded(Stream.concat(logIns, events).collect(Collectors.toUnmodifiableSet()));
  }

  /// @param below the described paths stand below it
  boolean holds(ApiOperation operation, String below) {
    return !operation.method().equals("GET")
        && (Identities.leaves(operation)
            || paths.contains(operation.path())
            || paths.contains(below + operation.path()));
  }

  private static Stream<String> path(LogIn logIn) {
    return switch (logIn) {
      case LogIn.Submit submit -> Stream.of(submit.path());
      case LogIn.Spelled spelled -> Stream.of(spelled.target());
      case LogIn.Fields _, LogIn.Basic _ -> Stream.empty();
    };
  }
}
