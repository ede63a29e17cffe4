package dev.prodproof.facts;

import dev.prodproof.core.Standing;
import java.util.List;

/// Between which two rates the target stops to keep up: what everything that follows is measured
/// by.
///
/// @param low requests a second that were served
/// @param high the lowest rate above it that wasn't; 0 where each was
/// @param because what happened there
/// @param steps that it took
public record CapacityMeasured(double low, double high, String because, int steps)
    implements LoadFact, Standing {
  public boolean found() {
    return low > 0 && high > 0;
  }

  @Override
  public List<Long> about() {
    return List.of();
  }
}
