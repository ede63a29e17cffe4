package dev.prodproof.facts.rules;

import dev.prodproof.core.statistics.Trend;
import java.util.Arrays;

/// Rule V7: whether a figure grows with uptime. It must grow by enough, in both halves, not much
/// slower in the second (that fills up), by more than nothing in absolute terms, and faster than
/// without requests.
public final class Wear {
  private static final double SHARE = 0.05;
  private static final double CHANCE = 0.01;
  private static final double CONFIDENCE = 0.95;

  /// Of figures that waver; of those that are exact, a few are enough.
  private static final int SAMPLES = 40;

  private static final int EXACT = 16;

  /// The first tenth belongs to warming up.
  private static final int WARM = 10;

  /// Of the first half's slope: what gets slower than that comes to an end.
  private static final double GOES_ON = 0.35;

  /// @param values at even spacing
  /// @param spacing seconds between two
  /// @param exact each value tells what is really in use
  public record Series(double[] values, double spacing, boolean exact) {
    public Series(double[] values, double spacing) {
      this(values, spacing, false);
    }

    /// By which it changes a second.
    double slope() {
      return Trend.of(values, spacing, CONFIDENCE).slope();
    }
  }

  private Wear() {}

  /// @param control the same without requests; empty where there is none
  /// @param floor what it must have grown by at the least
  public static Ruling of(Series series, Series control, double floor) {
    double[] values = series.values();
    double[] warm = Arrays.copyOfRange(values, values.length / WARM, values.length);
    if (warm.length < (series.exact() ? EXACT : SAMPLES)) {
      return Ruling.unknown("%d samples are too few".formatted(warm.length));
    }
    double spacing = series.spacing();
    Trend whole = Trend.of(warm, spacing, CONFIDENCE);
    int half = warm.length / 2;
    Trend first = Trend.of(Arrays.copyOf(warm, half), spacing, CONFIDENCE);
    Trend second = Trend.of(Arrays.copyOfRange(warm, half, warm.length), spacing, CONFIDENCE);
    double seconds = warm.length * spacing;
    double grown = whole.slope() * seconds;
    double anyway = Math.max(0, control.slope()) * seconds;
    boolean sure = first.chance() < CHANCE && second.chance() < CHANCE && whole.sure().low() > 0;
    boolean goesOn = second.slope() >= GOES_ON * first.slope();
    double enough = Math.max(floor, SHARE * whole.median());
    String words = "from about %.0f by %.0f".formatted(whole.median() - grown / 2, grown);
    if (!sure || !goesOn || grown <= enough) {
      return Ruling.yes(words);
    }
    return grown - anyway > enough
        ? Ruling.no(words)
        : Ruling.unknown(words + ", and about as fast when nobody asked for anything");
  }
}
