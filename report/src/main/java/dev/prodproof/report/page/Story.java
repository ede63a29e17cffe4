package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.core.Report.Point;
import dev.prodproof.core.Report.Shown;
import dev.prodproof.core.Report.Timeline;
import dev.prodproof.core.Report.Window;
import dev.prodproof.report.words.Foreign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A finding of an experiment that broke something: what happened around it, as a chart and step by step.
final class Story {
  private static final double BEFORE = 0.7;
  private static final double AFTER = 1.5;
  private static final int STEPS = 24;

  private final List<Timeline> timelines;
  private final Map<Long, Shown> evidence;

  Story(Report report, Map<Long, Shown> evidence) {
    this.timelines = report.timelines();
    this.evidence = evidence;
  }

  private record Step(double at, String what) {}

  /// Nothing where the finding has no place on a timeline.
  ///
  /// @param open whether it is in sight at once
  List<Markup> of(FindingResult finding, boolean open) {
    var ids = new HashSet<>(finding.exchanges());
    for (Timeline timeline : timelines) {
      List<Point> cited =
          timeline.points().stream()
              .filter(point -> ids.contains(point.exchange()) && Double.isFinite(point.at()) && point.at() >= 0)
              .toList();
      if (!cited.isEmpty()) {
        Markup.Element story = told(timeline, cited);
        return List.of(open ? story.at("open", "") : story);
      }
    }
    return List.of();
  }

  private Markup.Element told(Timeline timeline, List<Point> cited) {
    double first = cited.stream().mapToDouble(Point::at).min().orElse(0);
    double last = cited.stream().mapToDouble(point -> point.at() + point.millis() / 1000).max().orElse(first);
    List<Window> around =
        timeline.windows().stream().filter(window -> window.to() >= first && window.from() <= last).toList();
    Optional<Window> nearest = around.stream().min(Comparator.comparingDouble(window -> Math.abs(window.from() - first)));
    double from = Math.min(first, nearest.map(Window::from).orElse(first)) - BEFORE;
    double to = Math.max(last, nearest.map(Window::to).orElse(last)) + AFTER;
    var chart = new Chart(timeline, Math.max(0, from), to);
    String where = " on the timeline of " + Foreign.cut(timeline.experiment(), 60);
    return box(
        "details",
        "story",
        el("summary", text("What happened"), textual("span", "aside", where)),
        chart.node("what happened around this finding"),
        steps(cited, around));
  }

  private Markup steps(List<Point> cited, List<Window> around) {
    var steps = new ArrayList<Step>();
    for (Window window : around) {
      steps.add(new Step(window.from(), Foreign.cut(window.dependency() + ": " + window.fault(), 160) + " begins"));
      steps.add(new Step(window.to(), Foreign.cut(window.dependency() + ": " + window.fault(), 160) + " is over"));
    }
    cited.forEach(point -> steps.add(new Step(point.at(), sentence(point))));
    var list = el("ol");
    steps.stream()
        .sorted(Comparator.comparingDouble(Step::at))
        .limit(STEPS)
        .forEach(step -> list.add(el("li", textual("span", "when", seconds(step.at())), text(" " + step.what()))));
    return list;
  }

  private String sentence(Point point) {
    String answered =
        point.status() == 0
            ? "no answer"
            : "%d after %s ms".formatted(point.status(), String.format(Locale.ROOT, "%.0f", point.millis()));
    if (point.lane().equals("client") || point.lane().equals("health")) {
      Shown shown = evidence.get(point.exchange());
      String request = shown == null ? "a request" : Foreign.cut(shown.request().lines().findFirst().orElse(""), 160);
      return request + ": " + answered;
    }
    return "a call reaches " + Foreign.cut(point.lane(), 60) + ": " + (point.status() == 0 ? "no answer" : point.status());
  }

  private static String seconds(double at) {
    return String.format(Locale.ROOT, "%.2f s", at);
  }
}
