package dev.prodproof.experiments.fuzzing.scenario;

import java.util.List;

/// All scenarios, the gentlest first.
public final class Scenarios {
  private Scenarios() {}

  public static List<Scenario> all() {
    return List.of(
        new CreatedIsThere(),
        new SafeMethodsAreSafe(),
        new PutReplaces(),
        new RefusedChangesNothing(),
        new RepeatedPut(),
        new DeletedIsGone(),
        new SlowClients(),
        new FormRoundTrips(),
        new UnicodeRoundTrips());
  }
}
