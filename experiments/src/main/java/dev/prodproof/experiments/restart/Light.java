package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.outage.Probes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Something light to ask for, which answered well while nothing was broken.
record Light(Draft draft, String identity) {
  /// A list rather than one thing, which somebody may take away, and either rather than health, which
  /// has reasons of its own to say no. Empty where no reading answered well.
  static Optional<Light> of(Crew crew) {
    List<String> health = new Probes(crew.lab(), Restart.NAME, "").paths();
    return crew.api().operations().stream()
        .filter(operation -> operation.method().equals("GET") && !operation.form() && crew.reached(operation))
        .sorted(
            Comparator.comparing((ApiOperation operation) -> tellsHealth(operation, health))
                .thenComparing(operation -> operation.path().contains("{")))
        .flatMap(
            operation ->
                crew.plain(operation).stream().map(plain -> new Light(plain.draft(), crew.identity(operation))))
        .findFirst();
  }

  private static boolean tellsHealth(ApiOperation operation, List<String> health) {
    return health.stream().anyMatch(path -> path.endsWith(operation.path()));
  }
}
