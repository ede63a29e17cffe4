package dev.prodproof.facts.rules;

import dev.prodproof.core.statistics.Trend;
import java.util.Arrays;

/// Rule V7: whether a figure grows with uptime. It must grow by enough, in both halves, and by more
/// than nothing in absolute terms.
public final class Wear {
  private static final double SHARE = 0.05;
  private static final double CHANCE = 0.01;
  private static final double CONFIDENCE = 0.95;
  private static final int SAMPLES = 40;

  /// The first tenth belongs to warming up.
  private static final int WARM = 10;

  private Wear() {}

  /// @param values at even spacing
  /// @param spacing seconds between two
  /// @param floor what it must have grown by at the least
  public static Ruling of(double[] values, double spacing, double floor) {
    double[] warm = Arrays.copyOfRange(values, values.length / WARM, values.length);
    if (warm.length < SAMPLES) {
      return Ruling.unknown("%d samples are too few".formatted(warm.length));
    }
    Trend whole = Trend.of(warm, spacing, CONFIDENCE);
    int half = warm.length / 2;
    Trend first = Trend.of(Arrays.copyOf(warm, half), spacing, CONFIDENCE);
    Trend second = Trend.of(Arrays.copyOfRange(warm, half, warm.length), spacing, CONFIDENCE);
    double grown = whole.slope() * warm.length * spacing;
    boolean sure = first.chance() < CHANCE && second.chance() < CHANCE && whole.sure().low() > 0;
    String words = "from about %.0f by %.0f".formatted(whole.median() - grown / 2, grown);
    return sure && grown > Math.max(floor, SHARE * whole.median())
        ? Ruling.no(words)
        : Ruling.yes(words);
  }
}
