package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import java.util.Comparator;
import java.util.Optional;

/// Something light to ask for, which answered well while nothing was broken.
record Light(Draft draft, String identity) {
  /// A list rather than one thing, which somebody may take away. Empty where no reading answered well.
  static Optional<Light> of(Crew crew) {
    return crew.api().operations().stream()
        .filter(operation -> operation.method().equals("GET") && !operation.form() && crew.reached(operation))
        .sorted(Comparator.comparing(operation -> operation.path().contains("{")))
        .flatMap(
            operation ->
                crew.plain(operation).stream().map(plain -> new Light(plain.draft(), crew.identity(operation))))
        .findFirst();
  }
}
