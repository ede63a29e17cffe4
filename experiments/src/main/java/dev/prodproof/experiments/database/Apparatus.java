package dev.prodproof.experiments.database;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.outage.User;
import dev.prodproof.lab.proxy.Upstream.Outage;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Scope;
import java.time.Duration;

/// Looks, before anything is judged, that a fault arrives where it is sent and leaves when it is healed.
///
/// A request is sent three times. In quiet the wire sees its statements and no fault. With the database's
/// words a little late, the wire tells that the fault was met and the client waits that long. Healed, the
/// wire is silent again. So a known bad and a known good case are told apart at the price of a moment.
final class Apparatus {
  private static final Duration LATE = Duration.ofMillis(120);
  private static final String WHY = "the apparatus itself";

  private final Stage stage;

  Apparatus(Stage stage) {
    this.stage = stage;
  }

  /// @throws Unusable where it doesn't work
  void prove(User reading) throws InterruptedException {
    Stage.Shown quiet = show(reading);
    Stage.Shown late;
    try (Outage _ = stage.database().broken(new DatabaseFault.Late(LATE), Scope.ALL)) {
      late = show(reading);
    }
    Stage.Shown healed = show(reading);
    long took = stage.caller().took(late.exchange());
    boolean works =
        quiet.good()
            && quiet.met().isEmpty()
            && !late.met().isEmpty()
            && took >= LATE.toNanos() / 1000
            && healed.good()
            && healed.met().isEmpty();
    if (!works) {
      throw new Unusable(
          "a fault at the wire to %s doesn't arrive as it should: %d statements in quiet, %d met, %d ms"
              .formatted(stage.name(), quiet.statements().size(), late.met().size(), took / 1000)
              + "; does the service really reach it through our address?");
    }
  }

  private Stage.Shown show(User reading) throws InterruptedException {
    return stage.observe(reading.one(), reading.identity(), WHY);
  }
}
