package dev.prodproof.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// From a figure to its place along one side of a plot, and what stands beside it.
///
/// @param words what it counts, with its unit
/// @param from,to the figures at its two ends
record Axis(String words, Scale scale, double from, double to) {
  enum Scale {
    LINEAR,
    LOG,
    /// Shares from 0 to 1, each nine as wide as the one before: 90 %, 99 %, 99.9 %.
    NINES
  }

  private static final int TICKS = 5;
  private static final List<Double> ROUND = List.of(1.0, 2.0, 2.5, 5.0, 10.0);
  private static final double MANY_DECADES = 2.5;
  private static final int MOST_NINES = 5;

  /// @param label empty where a line is enough
  record Tick(double value, String label) {}

  /// From 0 to a round figure that isn't less.
  static Axis linear(String words, double most) {
    double top = Double.isFinite(most) && most > 0 ? most : 1;
    double step = step(top);
    return new Axis(words, Scale.LINEAR, 0, step * Math.ceil(top / step * (1 - 1e-9)));
  }

  /// From 0 to that figure and no further: time ends where it ends.
  static Axis until(String words, double end) {
    return new Axis(words, Scale.LINEAR, 0, Double.isFinite(end) && end > 0 ? end : 1);
  }

  /// From a power of ten to another, or to a half or a fifth of one where that is nearer.
  static Axis log(String words, double least, double most) {
    double low = Double.isFinite(least) && least > 0 ? least : .1;
    double high = Double.isFinite(most) && most > low ? most : low * 10;
    return new Axis(words, Scale.LOG, below(low), above(high));
  }

  /// @param count samples: so far the nines reach
  static Axis nines(String words, long count) {
    double nines = Math.clamp(Math.ceil(Math.log10((double) Math.max(1, count))), 1, MOST_NINES);
    return new Axis(words, Scale.NINES, 0, 1 - Math.pow(10, -nines));
  }

  private static double below(double value) {
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    return value >= 5 * decade ? 5 * decade : value >= 2 * decade ? 2 * decade : decade;
  }

  private static double above(double value) {
    double decade = Math.pow(10, Math.floor(Math.log10(value) - 1e-9));
    return value <= 2 * decade ? 2 * decade : value <= 5 * decade ? 5 * decade : 10 * decade;
  }

  private static double step(double top) {
    double rough = top / TICKS;
    double decade = Math.pow(10, Math.floor(Math.log10(rough)));
    return ROUND.stream().map(one -> one * decade).filter(one -> one >= rough).findFirst().orElse(top);
  }

  /// From 0 at its beginning to 1 at its end.
  double place(double value) {
    double known = Double.isFinite(value) ? Math.clamp(value, from, to) : from;
    double share =
        switch (scale) {
          case LINEAR -> (known - from) / (to - from);
          case LOG -> Math.log(known / from) / Math.log(to / from);
          case NINES -> Math.log(1 - known) / Math.log(1 - to);
        };
    return Math.clamp(share, 0, 1);
  }

  List<Tick> ticks() {
    return switch (scale) {
      case LINEAR -> linear();
      case LOG -> decades();
      case NINES -> nines();
    };
  }

  private List<Tick> linear() {
    var ticks = new ArrayList<Tick>();
    double step = step(to);
    for (int i = 0; i * step <= to * (1 + 1e-9); i++) {
      ticks.add(new Tick(i * step, figure(i * step)));
    }
    return ticks;
  }

  private List<Tick> decades() {
    boolean many = Math.log10(to / from) > MANY_DECADES;
    var ticks = new ArrayList<Tick>();
    for (double decade = Math.pow(10, Math.floor(Math.log10(from) + 1e-9)); decade <= to; decade *= 10) {
      for (int times : new int[] {1, 2, 5}) {
        double value = times * decade;
        if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
          ticks.add(new Tick(value, many && times != 1 ? "" : figure(value)));
        }
      }
    }
    return ticks;
  }

  private List<Tick> nines() {
    var ticks = new ArrayList<Tick>();
    ticks.add(new Tick(0, "0 %"));
    for (String share : List.of("90", "99", "99.9", "99.99", "99.999")) {
      double value = Double.parseDouble(share) / 100;
      if (value <= to + 1e-9) {
        ticks.add(new Tick(value, share + " %"));
      }
    }
    return ticks;
  }

  /// `12000` as `12k`; no digit that isn't needed.
  static String figure(double value) {
    if (value >= 10_000) {
      return plain(value / 1000) + "k";
    }
    return plain(value);
  }

  private static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }
}
