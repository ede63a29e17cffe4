package dev.prodproof.lab;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Impact;
import java.util.Set;

/// Acts in the lab and records facts. It never judges.
public interface Experiment {
  /// The word in rule sheets: `fuzzing`.
  String name();

  /// The gentlest consent under which it can show anything; each request is asked for again at the gate.
  Impact impact();

  Set<Capability> needs();

  /// It shows only what takes long: where the budget is given by its name, it gets more than others.
  default boolean takesLong() {
    return false;
  }

  /// Of a time for the whole run: so many times as much as the least of them.
  default int weight() {
    return takesLong() ? 3 : 1;
  }

  /// @return what was exercised, by plain nouns
  /// @throws dev.prodproof.core.Unusable when it can't go on; said to the user as it is
  Exercised run(Lab lab) throws InterruptedException;
}
