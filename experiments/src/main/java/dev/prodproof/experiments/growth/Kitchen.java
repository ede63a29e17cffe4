package dev.prodproof.experiments.growth;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Grown;
import java.time.Instant;

/// Where many things of one kind are made.
interface Kitchen {
  /// More kinds would leave each too few.
  int MOST = 3;

  /// How often it is filled.
  int SIZES = 3;

  String name();

  /// So far.
  long made();

  /// Up to that size, or as far as it goes until then.
  void fill(int size, Instant end) throws InterruptedException;

  Grown told();

  /// Nothing takes its things away.
  boolean lasting();

  /// That kind is listed there.
  boolean lists(ApiOperation operation);

  /// As a list, or one of its things.
  boolean shows(ApiOperation operation);

  /// The same draft below the parents that its things have.
  Draft placed(Draft draft);
}
