package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.prose;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Tally;
import dev.prodproof.report.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The checks, verdict by verdict: what needs mending first, what is fine last.
final class Checks {
  /// Of one check; the others follow in a line each.
  private static final int WHOLE = 40;

  private static final int BRIEF = 400;

  private final Tally tally;
  private final FindingCard card;

  Checks(Report report) {
    tally = new Tally(report);
    card = new FindingCard(report);
  }

  List<Markup> nodes() {
    var sections = new ArrayList<Markup>();
    sections.addAll(decided("fail", "Failed", "What stands between this service and production."));
    sections.addAll(decided("inconclusive", "Inconclusive", "Tried, and it can’t be told."));
    sections.addAll(open());
    sections.addAll(decided("pass", "Passed", "Held, as often as it says."));
    sections.addAll(
        decided("not-applicable", "Not applicable", "These don’t concern this service."));
    return sections;
  }

  private List<Markup> decided(String verdict, String title, String meaning) {
    var checks = tally.checks(verdict);
    if (checks.isEmpty()) {
      return List.of();
    }
    var section = section(verdict, title, checks.size(), meaning);
    checks.stream()
        .sorted(Comparator.comparingInt(Checks::gravity))
        .forEach(check -> section.add(check(check)));
    return List.of(section);
  }

  /// Grouped by the reason, since one remedy helps them all.
  private List<Markup> open() {
    var reasons = tally.reasons("not-demonstrated");
    if (reasons.isEmpty()) {
      return List.of();
    }
    long count = tally.count("not-demonstrated");
    var section =
        section(
            "not-demonstrated",
            "Not demonstrated",
            count,
            "Nothing was shown either way. These stay in the count: unknown is never a pass.");
    for (var reason : reasons) {
      String because = reason.because().isBlank() ? "No reason was given" : reason.because();
      var list = box("ul", "rows");
      reason.checks().forEach(check -> list.add(el("li", row(check))));
      section.add(
          box(
              "div",
              "reason",
              el(
                  "h3",
                  prose("span", "", Words.sentence(Foreign.cut(because, 400))),
                  text(" "),
                  textual("span", "count", Words.counted(reason.checks().size(), "check"))),
              list));
    }
    return List.of(section);
  }

  private static Markup.Element section(String verdict, String title, long count, String meaning) {
    return box(
            "section",
            "verdicts v-" + verdict,
            box(
                    "h2",
                    "section-title",
                    text(title),
                    text(" "),
                    textual("span", "count", Words.number(count)))
                .at("id", "h-" + verdict),
            textual("p", "section-meaning", meaning))
        .at("aria-labelledby", "h-" + verdict);
  }

  private Markup check(CheckResult check) {
    boolean quiet = check.findings().isEmpty();
    if (quiet && !check.verdict().equals("inconclusive")) {
      return box("div", "check quiet", row(check));
    }
    var block = box("section", "check", row(check)).at("aria-label", brief(check.title()));
    for (var finding : check.findings().stream().limit(WHOLE).toList()) {
      block.add(card.of(finding, finding.equals(check.findings().getFirst())));
    }
    block.add(further(check.findings()));
    return block
        .add(words("Why it matters", check, check.why()))
        .add(words("How to fix it", check, check.fix()));
  }

  private static Markup row(CheckResult check) {
    var row =
        box(
            "div",
            "check-head",
            title(check),
            box("p", "check-facts", textual("code", "", check.id()))
                .addText(" · " + check.severity() + carried(check)));
    String held = counts(check);
    if (!check.verdict().equals("not-demonstrated") && !check.because().isBlank()) {
      row.add(prose("p", "because", Words.sentence(Foreign.cut(check.because(), 1_000))));
    }
    return held.isEmpty() ? row : row.add(textual("p", "exercised", held));
  }

  /// A title is true of a good service; where it isn't of this one, that is said beside it.
  private static Markup title(CheckResult check) {
    var title = textual("h3", "check-title", brief(check.title()));
    return check.verdict().equals("fail")
        ? title.add(text(" "), textual("span", "verdict-word", "does not hold"))
        : title;
  }

  private static List<Markup> further(List<FindingResult> findings) {
    if (findings.size() <= WHOLE) {
      return List.of();
    }
    var list = box("ul", "brief");
    findings.stream().skip(WHOLE).limit(BRIEF).forEach(f -> list.add(FindingCard.brief(f)));
    int left = findings.size() - WHOLE - BRIEF;
    if (left > 0) {
      list.add(textual("li", "", "and " + Words.number(left) + " more in report.json"));
    }
    String title = Words.counted(findings.size() - WHOLE, "further finding");
    return List.of(box("details", "further", textual("summary", "", title), list));
  }

  private static List<Markup> words(String title, CheckResult check, String markdown) {
    if (markdown.isBlank()) {
      return List.of();
    }
    var text = RuleText.of(markdown, "stack-" + check.id());
    return List.of(box("details", "words", textual("summary", "", title), text));
  }

  private static String carried(CheckResult check) {
    return check.statements().isEmpty()
        ? ""
        : " · statement " + brief(String.join(", ", check.statements()));
  }

  private static String counts(CheckResult check) {
    return check.exercised().entrySet().stream()
        .map(entry -> Words.number(entry.getValue()) + " " + brief(entry.getKey()))
        .collect(Collectors.joining(" · "));
  }

  private static int gravity(CheckResult check) {
    var worst = check.findings().stream().mapToInt(f -> Tally.gravity(f.severity())).min();
    return worst.orElse(Tally.gravity(check.severity()));
  }

  private static String brief(String words) {
    return Foreign.cut(words, 300);
  }
}
