package dev.prodproof.experiments.growth;

import dev.prodproof.core.Impact;
import dev.prodproof.experiments.load.Requests;
import dev.prodproof.facts.ReadAtSize.Pace;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Origin;
import dev.prodproof.wire.load.Demand;
import dev.prodproof.wire.load.Mix;
import dev.prodproof.wire.load.Operation;
import dev.prodproof.wire.load.Plan;
import dev.prodproof.wire.load.Tally;
import dev.prodproof.wire.load.Trial;
import java.time.Duration;
import java.util.List;

/// The same reading again and again, by one who never pauses.
final class Timing {
  /// Not for the record: caches fill, code is compiled.
  private static final Duration WARM = Duration.ofMillis(300);

  /// Of what is slow, at the least, if it takes no more than so many times as long as the others.
  private static final int ANSWERS = 30;

  private static final int TIMES = 6;

  /// Of all; more of them tell of something else.
  private static final double FAILED = 0.01;

  private final Lab lab;
  private final Duration length;

  /// @param length of each trial
  Timing(Lab lab, Duration length) {
    this.lab = lab;
    this.length = length;
  }

  /// Nothing where load isn't allowed, or the reading fails.
  ///
  /// @param once about how long it takes
  Pace of(String id, Call call, String identity, Duration once) throws InterruptedException {
    if (!lab.allows(Impact.STRESSES)) {
      return Pace.NONE;
    }
    Operation operation = Requests.of(id, lab.signed(call, identity));
    var _ = trial(operation, WARM);
    double _ = others();
    Trial trial = trial(operation, enough(once));
    Tally all = trial.total();
    boolean fails = all.intended() - all.accepted().count() > FAILED * all.intended() + 1;
    return fails || !trial.ended().isEmpty()
        ? Pace.NONE
        : new Pace(all.accepted(), others());
  }

  private Trial trial(Operation operation, Duration howLong) throws InterruptedException {
    var mix = new Mix(List.of(new Mix.Weighted(operation, 1)), 1);
    var alone = new Demand.Closed(1, Duration.ZERO, howLong);
    return lab.load()
        .run(Plan.of(Growth.NAME + ": " + operation.id(), Origin.of(lab.target()), mix, alone));
  }

  private Duration enough(Duration once) {
    Duration most = length.multipliedBy(TIMES);
    Duration wanted = once.multipliedBy(ANSWERS);
    Duration least = wanted.compareTo(length) < 0 ? length : wanted;
    return least.compareTo(most) < 0 ? least : most;
  }

  private double others() {
    return lab.service().map(ManagedService::takenByOthers).orElse(0.0);
  }
}
