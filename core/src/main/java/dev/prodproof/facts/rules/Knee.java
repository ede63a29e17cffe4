package dev.prodproof.facts.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Rule V3, second half: where a curve that rises bends most, by Kneedle (Satopää, Albrecht, Irwin
/// and Raghavan, *Finding a "Kneedle" in a Haystack*, 2011). Both axes are scaled to 0 … 1; the knee
/// is where the curve lies highest above the diagonal. The measured points are means of many
/// requests, so they aren't smoothed before.
public final class Knee {
  /// How far the curve must come down to the diagonal again, in mean distances of the points; 1 as
  /// the paper has it for curves that are known as a whole.
  private static final double SENSITIVITY = 1;

  private static final int LEAST_POINTS = 5;

  /// Further from the measured capacity than this, one of the two is wrong.
  private static final double APART = 0.15;

  private Knee() {}

  /// @param load what was offered
  /// @param rate what came of it, in the same unit
  public record Point(double load, double rate) {}

  /// The load at the knee; empty where the curve shows none, as a straight one doesn't.
  public static OptionalDouble of(List<Point> measured) {
    List<Point> points = together(measured);
    if (points.size() < LEAST_POINTS) {
      return OptionalDouble.empty();
    }
    double left = points.getFirst().load();
    double width = points.getLast().load() - left;
    double bottom = points.stream().mapToDouble(Point::rate).min().orElse(0);
    double height = points.stream().mapToDouble(Point::rate).max().orElse(0) - bottom;
    if (height <= 0) {
      return OptionalDouble.empty();
    }
    double[] above = new double[points.size()];
    for (int i = 0; i < above.length; i++) {
      Point point = points.get(i);
      above[i] = (point.rate() - bottom) / height - (point.load() - left) / width;
    }
    int knee = highest(above, SENSITIVITY / (above.length - 1));
    return knee < 0 ? OptionalDouble.empty() : OptionalDouble.of(points.get(knee).load());
  }

  /// The highest of the maxima from which the curve comes down by so much, or -1.
  private static int highest(double[] above, double by) {
    int best = -1;
    for (int i = 1; i < above.length - 1; i++) {
      boolean top = above[i] > 0 && above[i] >= above[i - 1] && above[i] > above[i + 1];
      if (top && (best < 0 || above[i] > above[best]) && comesDown(above, i, by)) {
        best = i;
      }
    }
    return best;
  }

  private static boolean comesDown(double[] above, int from, double by) {
    for (int i = from + 1; i < above.length; i++) {
      if (above[i] < above[from] - by) {
        return true;
      }
    }
    return false;
  }

  /// The mean of what the same load brought.
  private static List<Point> together(List<Point> measured) {
    var byLoad =
        measured.stream()
            .collect(
                Collectors.groupingBy(
                    Point::load, TreeMap::new, Collectors.averagingDouble(Point::rate)));
    var points = new ArrayList<Point>();
    byLoad.forEach((load, rate) -> points.add(new Point(load, rate)));
    return points;
  }

  /// Whether it lies more than 15 % outside of the interval in which the capacity was found.
  public static boolean apart(double knee, double low, double high) {
    return knee < low * (1 - APART) || knee > high * (1 + APART);
  }
}
