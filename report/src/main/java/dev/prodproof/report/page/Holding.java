package dev.prodproof.report.page;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Performance.Held;
import dev.prodproof.report.words.Foreign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the target held while it was under load for long: each figure beside what it was at the beginning, so that
/// what grows stands out, whatever its size.
final class Holding {
  /// Of the values, at each end: one alone may be odd.
  private static final int TENTHS = 10;

  private static final Map<String, String> WORDS =
      Map.of(
          "heap", "heap that collections leave",
          "memory", "memory of the process",
          "files", "files and sockets",
          "threads", "threads",
          "connections", "connections to the database");

  private Holding() {}

  static List<Figure> soak(Performance seen) {
    List<Held> shown = seen.held().stream().filter(one -> one.values().size() > 1 && begin(one) > 0).toList();
    if (shown.isEmpty()) {
      return List.of();
    }
    double seconds = shown.stream().mapToDouble(one -> one.spacing() * (one.values().size() - 1)).max().orElse(1);
    double most = shown.stream().flatMap(one -> line(one).stream()).mapToDouble(Plot.At::y).max().orElse(1);
    var plot = new Plot(Axis.until("seconds", seconds), Axis.linear("times what it was at the beginning", most));
    plot.level("mark", 1, "");
    shown.forEach(one -> plot.line(css(one), line(one)));
    String said =
        shown.stream().map(Holding::words).collect(Collectors.joining(", ", "From the beginning to the end: ", "."));
    var figure = new Figure("What it held, over a long time", said, plot);
    for (Held one : shown) {
      figure = figure.key("k-" + css(one), name(one));
    }
    return List.of(figure);
  }

  private static String words(Held one) {
    String unit = one.unit().isEmpty() ? "" : " " + one.unit();
    return String.format(Locale.ROOT, "%s %.0f to %.0f%s", name(one), begin(one), end(one), unit);
  }

  private static String name(Held one) {
    return WORDS.getOrDefault(one.what(), Foreign.cut(one.what(), 40));
  }

  private static String css(Held one) {
    return WORDS.containsKey(one.what()) ? "holds-" + one.what() : "holds-other";
  }

  private static List<Plot.At> line(Held one) {
    double begin = begin(one);
    var points = new ArrayList<Plot.At>();
    for (int i = 0; i < one.values().size(); i++) {
      points.add(new Plot.At(i * one.spacing(), one.values().get(i) / begin));
    }
    return points;
  }

  private static double begin(Held one) {
    return median(one.values().subList(0, some(one)));
  }

  private static double end(Held one) {
    return median(one.values().subList(one.values().size() - some(one), one.values().size()));
  }

  private static int some(Held one) {
    return Math.ceilDiv(one.values().size(), TENTHS);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }
}
