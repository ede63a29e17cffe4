package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.OperationCount;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Words;
import java.util.List;

/// How far the run reached. An operation that never succeeded was hardly examined at all.
record Operations(Report report) {
  private static final int MOST = 2_000;

  List<Markup> nodes() {
    var operations = report.operations();
    if (operations.isEmpty()) {
      return List.of();
    }
    var body = el("tbody");
    operations.stream().limit(MOST).forEach(operation -> body.add(row(operation)));
    var table =
        el(
            "table",
            el(
                "thead",
                el(
                    "tr",
                    head(""),
                    head("Exercised"),
                    head("Succeeded"),
                    head("Server errors"),
                    head("Share"))),
            body);
    return List.of(
        box(
                "section",
                "operations",
                box(
                        "h2",
                        "section-title",
                        text("Operations"),
                        text(" "),
                        textual("span", "count", Words.number(operations.size())))
                    .at("id", "h-operations"),
                textual("p", "section-meaning", meaning()),
                box("div", "scroll", table))
            .at("aria-labelledby", "h-operations"));
  }

  private String meaning() {
    long reached = report.operations().stream().filter(o -> o.succeeded() > 0).count();
    return "%s of %s answered with success at least once."
        .formatted(Words.number(reached), Words.counted(report.operations().size(), "operation"));
  }

  private static Markup row(OperationCount operation) {
    long other = operation.exercised() - operation.succeeded() - operation.serverErrors();
    var bar =
        Bars.bar(
            operation.exercised(),
            List.of(
                new Bars.Part("fill-pass", operation.succeeded()),
                new Bars.Part("fill-refused", Math.max(0, other)),
                new Bars.Part("fill-fail", operation.serverErrors())));
    String reach = operation.exercised() == 0 ? "not reached" : "";
    return el(
        "tr",
        el("th", textual("code", "", Foreign.cut(operation.id(), 300))).at("scope", "row"),
        number("Exercised", operation.exercised(), "n"),
        number("Succeeded", operation.succeeded(), operation.succeeded() == 0 ? "n none" : "n"),
        number(
            "Server errors",
            operation.serverErrors(),
            operation.serverErrors() > 0 ? "n bad" : "n"),
        box("td", "share", bar, textual("span", "aside", reach)));
  }

  private static Markup head(String words) {
    return textual("th", words.equals("Share") || words.isEmpty() ? "" : "n", words)
        .at("scope", "col");
  }

  private static Markup number(String label, long number, String css) {
    return textual("td", css, Words.number(number)).at("data-label", label);
  }
}
