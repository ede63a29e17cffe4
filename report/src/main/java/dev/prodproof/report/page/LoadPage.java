package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.report.words.Foreign;
import java.util.List;

/// What came of load, in one file that asks for nothing from anywhere.
///
/// @param summary one sentence; what was found, or how much was sent
public record LoadPage(String target, String summary, List<Step> steps) {
  /// @param figures what the table says, row by row; the first row is its head
  /// @param doubt why it tells little; empty where it doesn't
  public record Step(
      String name,
      List<List<String>> figures,
      List<String> notes,
      String doubt,
      List<Point> points) {}

  /// A moment of it.
  ///
  /// @param at seconds from its beginning
  /// @param due,good requests a second
  /// @param p50,p99 of good answers, in milliseconds; 0 where there were none
  public record Point(double at, double due, double good, double p50, double p99) {}

  private static final String STYLE =
      """
      :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
      body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      td, th { padding: .2rem .8rem .2rem 0; text-align: right; font-weight: normal; }
      td:first-child, th:first-child { text-align: left; }
      th { opacity: .6; } .doubt { color: #b45309; } .note { opacity: .75; margin: .2rem 0; }
      svg { width: 100%; height: auto; } .a { stroke: #2563eb; } .b { stroke: #d97706; }
      polyline { fill: none; stroke-width: 1.5; } line { stroke: currentColor; opacity: .15; }
      svg text { font-size: 11px; fill: currentColor; opacity: .7; }
      """;

  public String render() {
    var out = new StringBuilder(1 << 14);
    out.append("<!doctype html>\n");
    var body =
        el("body", el("h1", text("Load on " + Foreign.cut(target, 120))), el("p", text(summary)));
    steps.forEach(step -> body.add(section(step)));
    el("html", head(), body).at("lang", "en").write(out);
    return Foreign.encodable(out.append('\n').toString());
  }

  private Markup head() {
    return el(
        "head",
        el("meta").at("charset", "utf-8"),
        el("meta")
            .at("http-equiv", "Content-Security-Policy")
            .at("content", "default-src 'none'; style-src 'unsafe-inline'"),
        el("meta").at("name", "viewport").at("content", "width=device-width, initial-scale=1"),
        el("title", text("Load on " + Foreign.cut(target, 80) + " · Prodproof")),
        el("style", new Markup.Made(STYLE)));
  }

  private static Markup section(Step step) {
    var table = el("table");
    for (int row = 0; row < step.figures().size(); row++) {
      String cell = row == 0 ? "th" : "td";
      var line = el("tr");
      step.figures().get(row).forEach(figure -> line.add(el(cell, text(figure))));
      table.add(line);
    }
    var section = el("section", el("h2", text(step.name())));
    if (!step.doubt().isEmpty()) {
      section.add(textual("p", "doubt", "This tells little about the target: " + step.doubt()));
    }
    section.add(table);
    step.notes().forEach(note -> section.add(textual("p", "note", note)));
    return section
        .add(LoadChart.latency(step.points()).node())
        .add(LoadChart.rate(step.points()).node());
  }
}
