package dev.prodproof.experiments.fuzzing.scenario;

import java.util.List;
import java.util.stream.Stream;

/// All scenarios.
public final class Scenarios {
  private Scenarios() {}

  public static List<Scenario> all() {
    return Stream.of(quick(), patient(), many()).flatMap(List::stream).toList();
  }

  /// Those that show much with few requests.
  public static List<Scenario> quick() {
    return List.of(
        new SafeMethodsAreSafe(), new PutReplaces(), new RefusedChangesNothing(), new RepeatedPut());
  }

  /// Those that may have to wait for the service, each with things of its own: they can wait side by side.
  public static List<Scenario> patient() {
    return List.of(new CreatedIsThere(), new DeletedIsGone());
  }

  /// Those that need many requests, or long ones. Slow clients come last, for they may take longer than given.
  public static List<Scenario> many() {
    return List.of(
        new FormRoundTrips(), new UnicodeRoundTrips(), new WrittenCanBeRead(), new SlowClients());
  }
}
