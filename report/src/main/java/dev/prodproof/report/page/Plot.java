package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Two axes and what is drawn between them, in the axes' own units. What is drawn first lies below.
final class Plot {
  private static final double WIDE = 520;
  private static final double HIGH = 280;
  private static final double LEFT = 62;
  private static final double RIGHT = 508;
  private static final double TOP = 26;
  private static final double BOTTOM = 232;

  /// A point in the units of the axes.
  record At(double x, double y) {}

  private final Axis x;
  private final Axis y;
  private final Markup.Element drawn = box("g", "drawn");

  Plot(Axis x, Axis y) {
    this.x = x;
    this.y = y;
  }

  /// A stretch of the x axis, with words beside it.
  Plot band(String css, double from, double to, String words) {
    double left = left(from);
    double width = Math.max(1.5, left(to) - left);
    drawn.add(
        box("rect", css)
            .at("x", number(left))
            .at("y", number(TOP))
            .at("width", number(width))
            .at("height", number(BOTTOM - TOP)));
    return beside(left, left + width, css, words);
  }

  /// A stretch of the y axis.
  Plot belt(String css, double from, double to) {
    double top = top(to);
    drawn.add(
        box("rect", css)
            .at("x", number(LEFT))
            .at("y", number(top))
            .at("width", number(RIGHT - LEFT))
            .at("height", number(Math.max(1.5, top(from) - top))));
    return this;
  }

  /// A line across, with words on it.
  Plot level(String css, double at, String words) {
    drawn.add(rule(css, LEFT, top(at), RIGHT, top(at)));
    if (!words.isEmpty()) {
      boolean below = top(at) < TOP + 16;
      drawn.add(
          textual("text", css, words)
              .at("x", number(RIGHT - 4))
              .at("y", number(top(at) + (below ? 14 : -5)))
              .at("text-anchor", "end"));
    }
    return this;
  }

  /// A line up, with words beside it.
  Plot upright(String css, double at, String words) {
    drawn.add(rule(css, left(at), TOP, left(at), BOTTOM));
    return beside(left(at), left(at), css, words);
  }

  Plot line(String css, List<At> points) {
    if (points.size() > 1) {
      drawn.add(box("polyline", css).at("points", path(points)));
    }
    return this;
  }

  /// From the least to the most, as one upright line.
  Plot whisker(String css, double at, double from, double to) {
    drawn.add(rule(css, left(at), top(from), left(at), top(to)));
    return this;
  }

  /// @param title said where it is pointed at
  Plot dot(String css, At at, String title) {
    drawn.add(
        box("circle", css)
            .at("cx", number(left(at.x())))
            .at("cy", number(top(at.y())))
            .at("r", "4")
            .add(el("title", text(title))));
    return this;
  }

  /// @param label what it shows, for who doesn't see it
  Markup node(String label) {
    var svg =
        box("svg", "plot")
            .at("viewBox", "0 0 " + number(WIDE) + " " + number(HIGH))
            .at("role", "img")
            .at("aria-label", label);
    for (Axis.Tick tick : y.ticks()) {
      double at = top(tick.value());
      svg.add(rule("grid", LEFT, at, RIGHT, at));
      svg.add(word(LEFT - 6, at + 4, "end", tick.label()));
    }
    for (Axis.Tick tick : x.ticks()) {
      double at = left(tick.value());
      boolean last = at > RIGHT - 8;
      svg.add(rule("grid", at, BOTTOM, at, BOTTOM + 4));
      svg.add(word(at, BOTTOM + 18, last ? "end" : "middle", tick.label()));
    }
    return svg.add(drawn)
        .add(word(0, 14, "start", y.words()).at("class", "axis"))
        .add(word(RIGHT, HIGH - 8, "end", x.words()).at("class", "axis"));
  }

  /// Where there is more room.
  private Plot beside(double from, double to, String css, String words) {
    if (!words.isEmpty()) {
      boolean left = from > (LEFT + RIGHT) / 2;
      drawn.add(
          textual("text", css, words)
              .at("x", number(left ? from - 5 : to + 5))
              .at("y", number(BOTTOM - 8))
              .at("text-anchor", left ? "end" : "start"));
    }
    return this;
  }

  private String path(List<At> points) {
    return points.stream()
        .map(point -> number(left(point.x())) + "," + number(top(point.y())))
        .collect(Collectors.joining(" "));
  }

  private static Markup rule(String css, double fromX, double fromY, double toX, double toY) {
    return box("line", css)
        .at("x1", number(fromX))
        .at("y1", number(fromY))
        .at("x2", number(toX))
        .at("y2", number(toY));
  }

  private static Markup.Element word(double x, double y, String anchor, String words) {
    return el("text", text(words))
        .at("x", number(x))
        .at("y", number(y))
        .at("text-anchor", anchor);
  }

  private double left(double value) {
    return LEFT + x.place(value) * (RIGHT - LEFT);
  }

  private double top(double value) {
    return BOTTOM - y.place(value) * (BOTTOM - TOP);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
