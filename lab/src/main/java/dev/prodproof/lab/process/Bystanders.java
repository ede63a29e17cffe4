package dev.prodproof.lab.process;

import dev.prodproof.lab.Hardware;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/// How much of this machine others have just before load is put on a target that we didn't start.
/// Under load nobody could tell that target's work, and that of what stands behind it, from theirs.
public final class Bystanders {
  private static final Duration LOOK = Duration.ofMillis(300);

  /// What was asked before may still be worked on, which passes.
  private static final int LOOKS = 4;

  private Bystanders() {}

  /// From 0 to 1; 0 where the target isn't on this machine, or nobody tells.
  ///
  /// @param tolerated less than this needs no second look
  public static double beside(URI target, double tolerated, InstantSource clock)
      throws InterruptedException {
    if (Hardware.of(target).isEmpty()) {
      return 0;
    }
    var processors = new Processors(clock);
    double _ = processors.taken();
    double taken = 1;
    for (int look = 0; look < LOOKS && taken > tolerated; look++) {
      Thread.sleep(LOOK);
      taken = processors.taken();
    }
    return taken;
  }
}
