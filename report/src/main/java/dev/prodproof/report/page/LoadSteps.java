package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Performance.Step;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Speed;
import dev.prodproof.report.words.Words;
import java.util.List;

/// Each step of load with its figures.
record LoadSteps(Performance seen) {
  private static final int MOST = 500;

  List<Markup> nodes() {
    var body = el("tbody");
    seen.steps().stream().limit(MOST).forEach(step -> body.add(row(step)));
    var head = el("tr", textual("th", "", "Step").at("scope", "col"));
    for (String words : List.of("Offered", "For", "Good", "In flight", "p99", "Refused", "Kept up")) {
      head.add(textual("th", "n", words).at("scope", "col"));
    }
    String title =
        Words.counted(seen.steps().size(), "step") + " with their figures";
    return List.of(
        box(
            "details",
            "load-steps",
            el("summary", text(title)),
            box("div", "scroll", el("table", el("thead", head), body))));
  }

  private static Markup row(Step step) {
    String offered =
        step.offered().users() > 0
            ? step.offered().users() + (step.offered().users() == 1 ? " user" : " users")
            : Speed.rate(step.offered().rate());
    String doubt = step.doubt().isEmpty() ? "" : " " + Foreign.cut(step.doubt(), 200);
    return el(
        "tr",
        el(
                "th",
                text(Foreign.cut(step.offered().phase(), 20)),
                textual("span", "aside", doubt))
            .at("scope", "row"),
        cell("Offered", offered),
        cell("For", Words.seconds(step.seconds())),
        cell("Good", Speed.rate(step.answered().rate())),
        cell("In flight", "%.1f".formatted(step.answered().inFlight())),
        cell("p99", Speed.millis(step.answered().p99().seen())),
        cell("Refused", Speed.percent(share(step))),
        cell("Kept up", step.keptUp()));
  }

  private static double share(Step step) {
    long ended = step.counts().ended();
    return ended == 0 ? 0 : (double) step.counts().refused() / ended;
  }

  private static Markup cell(String label, String words) {
    return textual("td", "n", words).at("data-label", label);
  }
}
