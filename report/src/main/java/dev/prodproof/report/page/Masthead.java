package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Report;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Headline;
import dev.prodproof.report.words.Tally;
import dev.prodproof.report.words.Words;
import java.util.List;

/// The verdict in words, what it means, and the ring of all checks.
record Masthead(Report report) {
  private static final List<String> ORDER =
      List.of("fail", "inconclusive", "not-demonstrated", "pass", "not-applicable");

  Markup node() {
    var headline = Headline.of(report);
    var target = report.target();
    String name = target.name().isBlank() ? target.url() : target.name();
    return box(
        "header",
        "masthead verdict-" + report.verdict(),
        box(
            "div",
            "masthead-words",
            el("p", text("Prodproof"), text(" · "), textual("b", "target", brief(name)))
                .at("class", "brand"),
            textual("h1", "headline", headline.title()),
            textual("p", "meaning", headline.meaning()),
            facts()),
        box("figure", "masthead-ring", new Ring(report).node(), legend()));
  }

  private Markup facts() {
    return box("dl", "facts")
        .add(fact("Service", report.target().url()))
        .add(fact("Examined", report.startedAt().replace('T', ' ').replace("Z", " UTC")))
        .add(fact("Took", Words.seconds(report.seconds())))
        .add(fact("Requests", Words.number(report.exchanges())))
        .add(fact("Standard", report.standard().version()))
        .add(fact("Allowed", report.settings().allow()));
  }

  static List<Markup> fact(String name, String value) {
    if (value.isBlank()) {
      return List.of();
    }
    return List.of(el("div", textual("dt", "", name), textual("dd", "", brief(value))));
  }

  private Markup legend() {
    var tally = new Tally(report);
    var list = box("ul", "legend");
    for (String verdict : ORDER) {
      if (tally.count(verdict) > 0) {
        list.add(
            el(
                "li",
                textual("b", "n", Words.number(tally.count(verdict))),
                text(" "),
                textual("span", "mark v-" + verdict, Words.verdict(verdict))));
      }
    }
    return el("figcaption", list);
  }

  private static String brief(String value) {
    return Foreign.cut(value, 160);
  }
}
