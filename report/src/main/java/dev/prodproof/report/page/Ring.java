package dev.prodproof.report.page;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.report.words.Tally;
import dev.prodproof.report.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The whole standard at a glance: one tick per check, a gap between chapters. The length of a tick
/// tells as much as its colour, and the legend beside it says all of it in words.
final class Ring {
  private static final int CENTRE = 130;
  private static final double GAP_IN_TICKS = 2.5;
  private static final List<String> ORDER =
      List.of("fail", "inconclusive", "pass", "not-demonstrated", "not-applicable");

  private final Tally tally;
  private final List<CheckResult> checks;

  Ring(Report report) {
    this.tally = new Tally(report);
    var chapters = report.checks().stream().map(CheckResult::chapter).distinct().toList();
    this.checks =
        chapters.stream()
            .flatMap(
                id ->
                    report.checks().stream()
                        .filter(check -> check.chapter().equals(id))
                        .sorted(Comparator.comparingInt(check -> ORDER.indexOf(check.verdict()))))
            .toList();
  }

  Markup node() {
    String passed = Words.number(tally.count("pass"));
    String label = "%s of %s passed".formatted(passed, Words.counted(checks.size(), "check"));
    var svg =
        Markup.box("svg", "ring")
            .at("viewBox", "0 0 260 260")
            .at("role", "img")
            .at("aria-label", label);
    ticks(svg);
    return svg.add(
        label("ring-count", passed, 134),
        label("ring-words", "of " + Words.counted(checks.size(), "check"), 156),
        label("ring-words", "passed", 172));
  }

  private void ticks(Markup.Element svg) {
    long chapters = checks.stream().map(CheckResult::chapter).distinct().count();
    double step = 2 * Math.PI / Math.max(1, checks.size() + chapters * GAP_IN_TICKS);
    double width = Math.clamp(step * 105 * 0.5, 0.8, 5);
    double angle = -Math.PI / 2 + step * GAP_IN_TICKS / 2;
    String chapter = checks.isEmpty() ? "" : checks.getFirst().chapter();
    for (var check : checks) {
      if (!check.chapter().equals(chapter)) {
        angle += step * GAP_IN_TICKS;
        chapter = check.chapter();
      }
      svg.add(tick(check, angle, width));
      angle += step;
    }
  }

  private static Markup tick(CheckResult check, double angle, double width) {
    int[] reach = reach(check.verdict());
    String css = "tick v-" + check.verdict();
    return Markup.box("line", css)
        .at("x1", at(Math.cos(angle) * reach[0]))
        .at("y1", at(Math.sin(angle) * reach[0]))
        .at("x2", at(Math.cos(angle) * reach[1]))
        .at("y2", at(Math.sin(angle) * reach[1]))
        .at("stroke-width", number(width))
        .add(
            Markup.el("title", Markup.text(check.title() + ": " + Words.verdict(check.verdict()))));
  }

  /// Inner and outer radius.
  private static int[] reach(String verdict) {
    return switch (verdict) {
      case "pass" -> new int[] {92, 112};
      case "fail" -> new int[] {92, 126};
      case "inconclusive" -> new int[] {92, 104};
      case "not-applicable" -> new int[] {92, 94};
      default -> new int[] {92, 98};
    };
  }

  private static Markup label(String css, String words, int y) {
    return Markup.textual("text", css, words)
        .at("x", "" + CENTRE)
        .at("y", "" + y)
        .at("text-anchor", "middle");
  }

  private static String at(double offset) {
    return number(CENTRE + offset);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
