package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;

import dev.prodproof.report.page.LoadPage.Point;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Two lines over the time of a step.
///
/// @param title says what they are, in their order
record LoadChart(
    String title,
    String unit,
    List<Point> points,
    ToDoubleFunction<Point> a,
    ToDoubleFunction<Point> b) {
  private static final double LEFT = 60;
  private static final double RIGHT = 990;
  private static final double TOP = 24;
  private static final double BOTTOM = 150;

  static LoadChart latency(List<Point> points) {
    return new LoadChart(
        "latency of good answers: median (blue), 99th percentile (amber)",
        "ms",
        points,
        Point::p50,
        Point::p99);
  }

  static LoadChart rate(List<Point> points) {
    return new LoadChart(
        "requests due (blue) and good answers (amber)", "/s", points, Point::due, Point::good);
  }

  Markup node() {
    double most =
        points.stream()
            .mapToDouble(each -> Math.max(a.applyAsDouble(each), b.applyAsDouble(each)))
            .max()
            .orElse(0);
    double top = most > 0 ? most : 1;
    double end = points.stream().mapToDouble(Point::at).max().orElse(0);
    double last = end > 0 ? end : 1;
    return box("svg", "load")
        .at("viewBox", "0 0 1000 172")
        .at("role", "img")
        .at("aria-label", title)
        .add(label(LEFT, 12, title))
        .add(label(0, TOP + 4, figure(top) + " " + unit))
        .add(label(0, BOTTOM, "0"))
        .add(label(RIGHT - 40, 168, figure(last) + " s"))
        .add(rule(TOP))
        .add(rule(BOTTOM))
        .add(line("a", a, top, last))
        .add(line("b", b, top, last));
  }

  private Markup line(String css, ToDoubleFunction<Point> value, double top, double last) {
    String drawn =
        points.stream()
            .map(
                each ->
                    figure(LEFT + each.at() / last * (RIGHT - LEFT))
                        + ","
                        + figure(BOTTOM - value.applyAsDouble(each) / top * (BOTTOM - TOP)))
            .collect(Collectors.joining(" "));
    return box("polyline", css).at("points", drawn);
  }

  private static Markup rule(double y) {
    return el("line")
        .at("x1", figure(LEFT))
        .at("x2", figure(RIGHT))
        .at("y1", figure(y))
        .at("y2", figure(y));
  }

  private static Markup label(double x, double y, String words) {
    return el("text", text(words)).at("x", figure(x)).at("y", figure(y));
  }

  private static String figure(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
