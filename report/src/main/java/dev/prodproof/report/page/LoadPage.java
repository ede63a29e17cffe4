package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Performance;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What came of load by hand, in one file that asks for nothing from anywhere: drawn like the
/// report's own part about load.
///
/// @param summary one sentence; what was found, or how much was sent
public record LoadPage(String target, String summary, Performance seen, List<Part> parts) {
  /// What is told of a step, beside what is drawn of it.
  ///
  /// @param figures what the table says, row by row; the first row is its head
  public record Part(
      String name, List<List<String>> figures, List<String> notes, Performance.Step step) {}

  /// More of them are looked at one by one.
  private static final int MANY = 6;

  /// Two steps are no curve.
  private static final int CURVE = 3;

  public String render() {
    String style = Page.resource("report.css");
    var out = new StringBuilder(1 << 14);
    out.append("<!doctype html>\n");
    var main =
        box(
            "main",
            "loaded",
            textual("h1", "section-title", "Load on " + Foreign.cut(target, 120)),
            textual("p", "section-meaning", summary),
            box("div", "plots").add(curves()));
    if (parts.size() >= CURVE) {
      main.add(box("section", "under-load", overview()));
    }
    boolean many = parts.size() > MANY;
    parts.forEach(part -> main.add(many ? folded(part) : section(part)));
    el("html", head(style), el("body", main)).at("lang", "en").write(out);
    return Foreign.encodable(out.append('\n').toString());
  }

  private Markup head(String style) {
    String policy = "default-src 'none'; style-src '" + Page.digest(style) + "'";
    return el(
        "head",
        el("meta").at("charset", "utf-8"),
        el("meta").at("http-equiv", "Content-Security-Policy").at("content", policy),
        el("meta").at("name", "viewport").at("content", "width=device-width, initial-scale=1"),
        el("meta").at("name", "color-scheme").at("content", "light dark"),
        el("title", text("Load on " + Foreign.cut(target, 80) + " · Prodproof")),
        el("style", new Markup.Made(style)));
  }

  private List<Markup> curves() {
    return parts.size() < CURVE
        ? List.of()
        : Stream.of(Throughput.offered(seen), Throughput.inFlight(seen))
            .flatMap(List::stream)
            .map(Figure::node)
            .toList();
  }

  /// All steps in the order in which they were offered.
  private Markup overview() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("offered", "answered well", "99th percentile", ""));
    parts.forEach(part -> rows.add(row(part.step())));
    return box("div", "scroll", table(rows));
  }

  private static List<String> row(Performance.Step step) {
    int users = step.offered().users();
    return List.of(
        users > 0 ? users + (users == 1 ? " user" : " users") : Speed.rate(step.offered().rate()),
        Speed.rate(step.answered().rate()),
        Speed.millis(step.answered().p99().seen()),
        verdict(step));
  }

  private static String verdict(Performance.Step step) {
    if (!step.doubt().isEmpty()) {
      return "tells little";
    }
    return switch (step.keptUp()) {
      case "yes" -> "kept up";
      case "no" -> "didn't keep up";
      default -> "";
    };
  }

  private Markup folded(Part part) {
    String verdict = verdict(part.step());
    String name = part.name() + (verdict.isEmpty() ? "" : "; " + verdict);
    return filled(box("details", "step", textual("summary", "chart-title", name)), part);
  }

  private Markup section(Part part) {
    return filled(box("section", "under-load", textual("h2", "chart-title", part.name())), part);
  }

  private Markup filled(Markup.Element section, Part part) {
    if (!part.step().doubt().isEmpty()) {
      section.add(
          textual("p", "none", "This tells little about the target: " + part.step().doubt()));
    }
    section.add(box("div", "scroll", table(part.figures())));
    part.notes().forEach(note -> section.add(textual("p", "aside", note)));
    double limit = seen.objective().declared() ? seen.objective().p99() : 0;
    return section.add(
        box(
            "div",
            "plots",
            OverTime.latency(part.step(), limit, "Latency").node(),
            OverTime.rate(part.step(), "What came and what was answered").node()));
  }

  private static Markup table(List<List<String>> rows) {
    var head = el("tr");
    var body = el("tbody");
    List<String> names = rows.isEmpty() ? List.of() : rows.getFirst();
    for (int i = 0; i < names.size(); i++) {
      head.add(textual("th", i == 0 ? "" : "n", names.get(i)).at("scope", "col"));
    }
    for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      var line = el("tr", textual("th", "", row.getFirst()).at("scope", "row"));
      for (int i = 1; i < row.size(); i++) {
        line.add(textual("td", "n", row.get(i)).at("data-label", names.get(i)));
      }
      body.add(line);
    }
    return el("table", el("thead", head), body);
  }
}
