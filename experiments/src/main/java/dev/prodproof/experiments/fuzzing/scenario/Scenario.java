package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.facts.HttpFact;
import java.util.List;

/// One kind of sequence, played wherever the operations allow it. It tells what it saw and judges nothing.
public interface Scenario {
  /// Plays it about one operation, with things made for it; ends early when [Scene#over] says so.
  ///
  /// @return what was seen beside the exchanges, not yet recorded; empty where it doesn't fit
  List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException;

  /// Plays again what told this, where less than the whole will do.
  default List<HttpFact> again(HttpFact told, ApiOperation operation, Scene scene) throws InterruptedException {
    return play(operation, scene);
  }

  /// Whether it is this scenario that tells such facts.
  boolean tells(HttpFact fact);

  /// Plays it about each operation and records what was seen.
  default void run(Scene scene) throws InterruptedException {
    for (ApiOperation operation : scene.api().operations()) {
      if (scene.over()) {
        return;
      }
      play(operation, scene).forEach(scene.lab()::record);
    }
  }
}
