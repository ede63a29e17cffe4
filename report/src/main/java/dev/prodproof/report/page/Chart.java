package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Report.Point;
import dev.prodproof.core.Report.Timeline;
import dev.prodproof.core.Report.Window;
import dev.prodproof.report.words.Foreign;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Moments over time: our requests by latency on a logarithmic scale, below them health paths and the wires to
/// dependencies, behind all of it what was broken when.
///
/// @param from,to seconds of the timeline that are shown
record Chart(Timeline timeline, double from, double to) {
  private static final double LEFT = 96;
  private static final double WIDTH = 1000;
  private static final double TOP = 18;
  private static final double CLIENTS = 120;
  private static final double LANE = 22;

  /// Milliseconds at the bottom and at the top of the scale.
  private static final double LEAST = 1;

  private static final double MOST = 60_000;

  /// Seconds: four months.
  private static final double LONGEST = 1e7;

  private static final int LONGEST_WORD = 40;

  static Chart whole(Timeline timeline) {
    double end =
        Stream.concat(
                timeline.windows().stream().map(Window::to),
                timeline.points().stream().map(point -> point.at() + point.millis() / 1000))
            .filter(Double::isFinite)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    return new Chart(timeline, 0, Math.clamp(end, 1, LONGEST));
  }

  Markup node(String label) {
    List<String> lanes = lanes();
    double height = TOP + CLIENTS + LANE * lanes.size() + 24;
    var svg =
        box("svg", "timeline")
            .at("viewBox", "0 0 1000 " + number(height))
            .at("role", "img")
            .at("aria-label", label);
    timeline.windows().stream().filter(this::shows).forEach(window -> svg.add(band(window, height)));
    for (int power = 1; power <= 4; power++) {
      grid(svg, Math.pow(10, power));
    }
    for (int i = 0; i < lanes.size(); i++) {
      svg.add(words("lane", 0, laneAt(i) + 4, Foreign.cut(lanes.get(i), 14)));
    }
    timeline.points().stream().filter(this::shows).forEach(point -> svg.add(mark(point, lanes)));
    axis(svg, height);
    return box("div", "scroll", svg);
  }

  private List<String> lanes() {
    return timeline.points().stream().map(Point::lane).filter(lane -> !lane.equals("client")).distinct().limit(6).toList();
  }

  private boolean shows(Window window) {
    return window.to() >= from && window.from() <= to;
  }

  private boolean shows(Point point) {
    return point.at() >= from && point.at() <= to;
  }

  private Markup band(Window window, double height) {
    double left = x(Math.max(from, window.from()));
    double width = Math.max(1.5, x(Math.min(to, window.to())) - left);
    String word = window.dependency() + ": " + window.fault();
    var band =
        box("g", "fault")
            .add(
                el("rect")
                    .at("x", number(left))
                    .at("y", number(TOP))
                    .at("width", number(width))
                    .at("height", number(height - TOP - 24)))
            .add(el("title", text(word)));
    String shown = Foreign.cut(word, LONGEST_WORD);
    // Where there is room for the words.
    return width > 6.2 * shown.length() ? band.add(words("fault-word", left + 3, TOP - 5, shown)) : band;
  }

  private void grid(Markup.Element svg, double millis) {
    String label = millis < 1000 ? number(millis, 0) + " ms" : number(millis / 1000, 0) + " s";
    svg.add(
        box("line", "grid")
            .at("x1", number(LEFT))
            .at("x2", number(WIDTH))
            .at("y1", number(y(millis)))
            .at("y2", number(y(millis))),
        words("lane", LEFT - 44, y(millis) + 4, label));
  }

  private Markup mark(Point point, List<String> lanes) {
    boolean client = point.lane().equals("client");
    String what = point.status() == 0 ? "no answer" : point.status() == 1 ? "done" : "" + point.status();
    String whose = point.exchange() == 0 ? "" : "exchange " + point.exchange() + ", ";
    String title = "%s%s: %s, %s ms".formatted(whose, point.lane(), what, number(point.millis(), 1));
    double y = client ? y(point.millis()) : laneAt(Math.max(0, lanes.indexOf(point.lane())));
    return box("circle", "dot " + colour(point))
        .at("cx", number(x(point.at())))
        .at("cy", number(y))
        .at("r", client ? "2.6" : "3.2")
        .add(el("title", text(title)));
  }

  static String colour(Point point) {
    int status = point.status();
    return status == 1 || (status >= 200 && status < 400) ? "dot-good" : status >= 400 && status < 500 ? "dot-refused" : "dot-bad";
  }

  private void axis(Markup.Element svg, double height) {
    for (int i = 0; i <= 4; i++) {
      double at = from + (to - from) * i / 4;
      String anchor = i == 4 ? "end" : i == 0 ? "start" : "middle";
      svg.add(words("lane", x(at), height - 6, number(at, 1) + " s").at("text-anchor", anchor));
    }
  }

  private static Markup.Element words(String css, double x, double y, String words) {
    return textual("text", css, words).at("x", number(x)).at("y", number(y));
  }

  private double x(double at) {
    double share = to <= from ? 0 : (at - from) / (to - from);
    return LEFT + (WIDTH - LEFT - 8) * Math.clamp(Double.isFinite(share) ? share : 0, 0, 1);
  }

  /// The slower the higher.
  private static double y(double millis) {
    double known = Double.isFinite(millis) ? Math.clamp(millis, LEAST, MOST) : LEAST;
    double share = Math.log(known / LEAST) / Math.log(MOST / LEAST);
    return TOP + CLIENTS - 8 - share * (CLIENTS - 16);
  }

  private static double laneAt(int lane) {
    return TOP + CLIENTS + LANE * lane + LANE / 2;
  }

  private static String number(double value) {
    return number(value, 2);
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
