package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Performance.Counts;
import dev.prodproof.core.Performance.Range;
import dev.prodproof.core.Performance.Step;
import dev.prodproof.report.words.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Beyond its capacity: how much is still served well, and how the rest is turned away.
record Shedding(Performance seen) {
  private static final int MOST = 40;

  private List<Step> steps() {
    return overloads(seen);
  }

  private static List<Step> overloads(Performance seen) {
    return seen.steps().stream()
        .filter(step -> step.offered().phase().equals("overload") && step.offered().times() > 0)
        .limit(MOST)
        .toList();
  }

  static List<Figure> goodput(Performance seen) {
    List<Step> steps = overloads(seen);
    if (steps.isEmpty()) {
      return List.of();
    }
    double times = Throughput.most(steps.stream().map(step -> step.offered().times()));
    double most =
        Math.max(1, Throughput.most(steps.stream().map(step -> step.answered().kept().high())));
    var plot =
        new Plot(
            Axis.linear("offered, times its capacity", times),
            Axis.linear("served well, % of its capacity", 100 * most));
    plot.line(
        "ideal", List.of(new Plot.At(0, 0), new Plot.At(1, 100), new Plot.At(times, 100)));
    var line = new ArrayList<Plot.At>();
    line.add(new Plot.At(1, 100));
    steps.forEach(step -> line.add(at(step)));
    plot.line("served", line);
    for (Step step : steps) {
      Range kept = step.answered().kept();
      plot.whisker("whisker", step.offered().times(), 100 * kept.low(), 100 * kept.high());
      plot.dot(
          step.doubt().isEmpty() ? "dot-good" : "dot-refused",
          at(step),
          "%s×: %s".formatted(Speed.times(step.offered().times()), kept(kept)));
    }
    String said =
        steps.stream()
            .map(step -> "%s×: %s".formatted(Speed.times(step.offered().times()), kept(step.answered().kept())))
            .collect(Collectors.joining("; ", "Still served well: ", "."));
    return List.of(
        new Figure("What is left when too much comes", said, plot)
            .key("k-served", "served well, with where it lies at 95 %")
            .key("k-ideal", "as much as it can"));
  }

  private static Plot.At at(Step step) {
    return new Plot.At(step.offered().times(), 100 * step.answered().kept().seen());
  }

  private static String kept(Range kept) {
    return "%s (%s to %s)"
        .formatted(Speed.percent(kept.seen()), Speed.percent(kept.low()), Speed.percent(kept.high()));
  }

  List<Markup> nodes() {
    if (steps().isEmpty()) {
      return List.of();
    }
    var body = el("tbody");
    steps().forEach(step -> body.add(row(step)));
    var head = el("tr");
    for (String words :
        List.of("Offered", "Served well", "Refused", "With Retry-After", "Failed", "Unanswered", "p99 good", "p99 refused", "Statuses")) {
      head.add(textual("th", words.equals("Offered") ? "" : "n", words).at("scope", "col"));
    }
    return List.of(
        textual("h3", "table-title", "Beyond its capacity: what became of the requests"),
        box("div", "scroll", el("table", el("thead", head), body)));
  }

  private static Markup row(Step step) {
    Counts counts = step.counts();
    long ended = counts.ended();
    String offered =
        "%s×, %s".formatted(Speed.times(step.offered().times()), Speed.rate(step.offered().rate()));
    String refusal = counts.refused() == 0 ? "–" : Speed.millis(step.answered().refusal());
    String doubt = step.doubt().isEmpty() ? "" : " tells little: " + step.doubt();
    return el(
        "tr",
        el("th", text(offered), textual("span", "aside", doubt)).at("scope", "row"),
        cell("Served well", share(counts.good(), ended)),
        cell("Refused", share(counts.refused(), ended)),
        cell("With Retry-After", share(counts.invited(), counts.refused())),
        cell("Failed", share(counts.failed(), ended)),
        cell("Unanswered", share(counts.unanswered(), ended)),
        cell("p99 good", Speed.millis(step.answered().p99().seen())),
        cell("p99 refused", refusal),
        cell("Statuses", statuses(counts)));
  }

  private static String statuses(Counts counts) {
    return counts.statuses().isEmpty()
        ? "–"
        : counts.statuses().entrySet().stream()
            .limit(MOST)
            .map(one -> one.getValue() + " × " + one.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "–" : Speed.percent((double) part / whole);
  }

  private static Markup cell(String label, String words) {
    return textual("td", "n", words).at("data-label", label);
  }
}
