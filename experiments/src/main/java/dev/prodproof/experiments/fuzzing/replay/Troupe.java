package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.scenario.Scene;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Those who play again: they know nothing of the first time, so they explore anew, and clean up after
/// themselves.
public interface Troupe extends Scene {
  /// Brings these operations to a good answer.
  void explore(List<ApiOperation> operations, Duration stopAt) throws InterruptedException;

  /// Values for the operation's path that exist, and are ours where it changes them.
  Map<String, JsonNode> path(ApiOperation operation, String identity);

  /// Takes away all that was made.
  void clean() throws InterruptedException;

  /// Calls one together.
  interface Agency {
    Troupe of(Lab lab, Api api, Token token);
  }
}
