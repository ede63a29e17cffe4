package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.Timeline;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Words;
import java.util.List;

/// Each experiment that broke something, from beginning to end.
record Timelines(Report report) {
  private static final int MOST_WINDOWS = 200;

  List<Markup> nodes() {
    if (report.timelines().isEmpty()) {
      return List.of();
    }
    var section =
        box(
                "section",
                "timelines",
                textual("h2", "section-title", "While things were broken").at("id", "h-timelines"),
                textual(
                    "p",
                    "section-meaning",
                    "Each dot is a request of ours, the slower the higher; below it are health paths and the wires to "
                        + "dependencies. A band is a fault. Point at anything for its words."))
            .at("aria-labelledby", "h-timelines");
    report.timelines().forEach(timeline -> section.add(one(timeline)));
    return List.of(section);
  }

  private static Markup one(Timeline timeline) {
    var faults = el("ol");
    timeline.windows().stream()
        .limit(MOST_WINDOWS)
        .forEach(
            window ->
                faults.add(
                    el(
                        "li",
                        text(
                            "%.1f s to %.1f s: %s, %s"
                                .formatted(
                                    window.from(),
                                    window.to(),
                                    Foreign.cut(window.dependency(), 80),
                                    Foreign.cut(window.fault(), 120))))));
    String label =
        "%s: %s, %s"
            .formatted(
                Foreign.cut(timeline.experiment(), 60),
                Words.counted(timeline.windows().size(), "fault"),
                Words.counted(timeline.points().size(), "moment"));
    String cut = timeline.cut() > 0 ? " The earliest " + Words.number(timeline.cut()) + " are left out." : "";
    return box(
        "figure",
        "chart",
        Chart.whole(timeline).node(label),
        el("figcaption", textual("span", "aside", label + "." + cut)),
        box("details", "faults", el("summary", text("The faults in their order")), faults));
  }
}
