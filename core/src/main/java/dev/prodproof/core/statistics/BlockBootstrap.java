package dev.prodproof.core.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// How much a figure moves when other stretches of the same run are drawn in their place (Künsch
/// 1989). Stretches stay whole, so that what hangs together in time does so in each draw. The lots
/// are the same each time: the same run always gives the same interval.
public final class BlockBootstrap {
  private static final int DRAWS = 400;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private BlockBootstrap() {}

  /// @param windows that the run is cut into
  /// @param figure of the windows with these numbers, some of them more than once
  /// @param confidence both sides together
  public static Interval of(int windows, ToDoubleFunction<int[]> figure, double confidence) {
    return of(windows, Math.max(1, (int) Math.round(Math.cbrt(windows))), figure, confidence);
  }

  /// Of things without an order, such as distances to a curve: each is drawn by itself.
  public static Interval ofEach(int things, ToDoubleFunction<int[]> figure, double confidence) {
    return of(things, 1, figure, confidence);
  }

  private static Interval of(
      int windows, int block, ToDoubleFunction<int[]> figure, double confidence) {
    double[] drawn = new double[DRAWS];
    long state = GOLDEN;
    for (int draw = 0; draw < DRAWS; draw++) {
      int[] chosen = new int[windows];
      for (int i = 0; i < windows; i += block) {
        state += GOLDEN;
        int start = (int) Long.remainderUnsigned(mixed(state), windows - block + 1L);
        for (int j = 0; j < block && i + j < windows; j++) {
          chosen[i + j] = start + j;
        }
      }
      drawn[draw] = figure.applyAsDouble(chosen);
    }
    Arrays.sort(drawn);
    double miss = (1 - confidence) / 2;
    return new Interval(drawn[rank(miss)], drawn[rank(1 - miss)]);
  }

  private static int rank(double share) {
    return Math.clamp(Math.round(share * DRAWS), 0, DRAWS - 1);
  }

  /// SplitMix64 (Steele, Lea and Flood 2014).
  private static long mixed(long state) {
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
