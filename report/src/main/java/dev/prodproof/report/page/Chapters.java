package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.Chapter;
import dev.prodproof.report.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A tile per chapter: its letter, and what became of its checks.
record Chapters(Report report) {
  private static final List<String> SHOWN =
      List.of("pass", "fail", "inconclusive", "not-demonstrated", "not-applicable");

  List<Markup> nodes() {
    if (report.chapters().isEmpty()) {
      return List.of();
    }
    var tiles = box("ul", "tiles");
    report.chapters().forEach(chapter -> tiles.add(tile(chapter)));
    return List.of(
        box("section", "chapters", textual("h2", "hidden", "Chapters"), tiles)
            .at("aria-label", "Chapters"));
  }

  private Markup tile(Chapter chapter) {
    long all = SHOWN.stream().mapToLong(verdict -> count(chapter, verdict)).sum();
    var parts = SHOWN.stream().map(v -> new Bars.Part("fill-" + v, count(chapter, v))).toList();
    String grade = chapter.grade();
    return box(
        "li",
        "tile grade-" + (grade.equals("–") ? "none" : grade),
        textual("span", "letter", grade).at("aria-label", meaning(grade)),
        box(
            "div",
            "tile-words",
            textual("h3", "tile-name", Words.chapter(chapter.id())),
            textual("p", "tile-meaning", meaning(grade)),
            Bars.bar(all, parts),
            el("p", Markup.text(counts(chapter))).at("class", "tile-counts")));
  }

  private String counts(Chapter chapter) {
    return SHOWN.stream()
        .filter(verdict -> count(chapter, verdict) > 0)
        .map(verdict -> Words.number(count(chapter, verdict)) + "\u00a0" + Words.verdict(verdict))
        .collect(Collectors.joining(", "));
  }

  private long count(Chapter chapter, String verdict) {
    return Stream.of(report)
        .flatMap(all -> all.checks().stream())
        .filter(check -> check.chapter().equals(chapter.id()) && check.verdict().equals(verdict))
        .count();
  }

  private static String meaning(String grade) {
    return switch (grade) {
      case "A" -> "No finding stands";
      case "B" -> "Minor findings stand";
      case "C" -> "A major finding stands";
      case "F" -> "A critical finding stands";
      default -> "Not demonstrated";
    };
  }
}
