package dev.prodproof.wire.load;

/// Chance as a pure function of a seed and a number: request k draws the same lot on each machine.
final class Lots {
  private Lots() {}

  // SplitMix64's finaliser (Steele, Lea, Flood 2014).
  static long draw(long seed, long k) {
    long z = seed * 0xd1342543de82ef95L + k * 0x9e3779b97f4a7c15L + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /// From 0 to below 1.
  static double share(long seed, long k) {
    return (draw(seed, k) >>> 11) * 0x1p-53;
  }

  /// From 0 to below the bound.
  static int below(int bound, long seed, long k) {
    return (int) Math.multiplyHigh(draw(seed, k) >>> 1, (long) bound << 1);
  }
}
