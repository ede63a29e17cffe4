package dev.prodproof.facts;

import java.util.List;

/// What a health path said while a dependency was broken.
///
/// @param path request target
/// @param liveness it tells whether the process lives; else whether it can serve
/// @param before its status in quiet
/// @param during its status while the dependency was broken; 0 where no answer came
/// @param micros that the answer took, or that we waited
public record ProbeInOutage(
    String upstream,
    String fault,
    String path,
    boolean liveness,
    int before,
    int during,
    long micros,
    List<Long> exchanges)
    implements UpstreamFact {
  @Override
  public List<Long> about() {
    return exchanges;
  }
}
