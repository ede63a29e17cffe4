package dev.prodproof.report.page;

import static dev.prodproof.report.page.Markup.box;
import static dev.prodproof.report.page.Markup.el;
import static dev.prodproof.report.page.Markup.prose;
import static dev.prodproof.report.page.Markup.text;
import static dev.prodproof.report.page.Markup.textual;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.core.Report.Shown;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Shell;
import dev.prodproof.report.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// One finding: what, where, how sure, how to see it, and the exchange that shows it.
final class FindingCard {
  private static final int WHAT = 2_000;
  private static final int CURL = 6_000;
  private static final int LINE = 96;
  private static final int MOST_LINES = 40;
  private static final int SIDE = 8_000;
  private static final int EXCHANGES = 6;

  private final Map<Long, Shown> evidence;
  private final Story story;

  FindingCard(Report report) {
    evidence =
        report.evidence().stream()
            .collect(Collectors.toMap(Shown::id, shown -> shown, (first, _) -> first));
    story = new Story(report, evidence);
  }

  /// @param open whether what shows it is in sight at once: the story of a fault, else the exchange
  Markup of(FindingResult finding, boolean open) {
    List<Markup> told = story.of(finding, open);
    boolean broken = !told.isEmpty();
    return box(
            "article",
            "finding s-" + finding.severity(),
            box(
                "h4",
                "finding-head",
                textual("span", "severity", finding.severity()),
                text(" "),
                textual("code", "where", Foreign.cut(finding.where(), 400))),
            prose("p", "what", Foreign.cut(finding.what(), WHAT)),
            facts(finding))
        .at("id", "finding-" + finding.id())
        .add(told)
        .add(reproduce(finding, broken ? "Reproduce, while it is broken" : "Reproduce"))
        .add(exchanges(finding, open && !broken));
  }

  /// One line, for those beyond the number that is shown whole.
  static Markup brief(FindingResult finding) {
    return el(
        "li",
        textual("span", "severity", finding.severity()),
        text(" "),
        textual("code", "where", Foreign.cut(finding.where(), 200)),
        text(" " + Foreign.cut(finding.what(), 200)));
  }

  private static Markup facts(FindingResult finding) {
    var facts =
        box("dl", "finding-facts")
            .add(Masthead.fact("Cause", finding.cause()))
            .add(Masthead.fact("Confirmed", Words.confirmed(finding.confirmed())));
    return finding.reproduce().byLoad()
        ? facts
        : facts.add(Masthead.fact("Replay", "prodproof replay " + finding.id()));
  }

  private static List<Markup> reproduce(FindingResult finding, String label) {
    String curl = finding.reproduce().curl();
    if (curl.isBlank()) {
      return List.of();
    }
    return List.of(
        box(
            "div",
            "reproduce",
            textual("h5", "label", label),
            el("pre", textual("code", "", Foreign.cut(lines(curl), CURL))).at("tabindex", "0")));
  }

  /// Long commands break where a shell lets them.
  private static String lines(String curl) {
    return curl.lines()
        .map(
            line ->
                Shell.wrapped(line, LINE, MOST_LINES)
                    .map(all -> String.join("\n", all))
                    .orElse(line))
        .collect(Collectors.joining("\n"));
  }

  private List<Markup> exchanges(FindingResult finding, boolean open) {
    var shown =
        finding.exchanges().reversed().stream()
            .map(evidence::get)
            .filter(Objects::nonNull)
            .limit(EXCHANGES)
            .toList();
    if (shown.isEmpty()) {
      return List.of();
    }
    var all = new ArrayList<Markup>();
    var telling = exchange(shown.getFirst(), "Request and response");
    all.add(open ? telling.at("open", "") : telling);
    shown.stream().skip(1).forEach(before -> all.add(exchange(before, "Before it")));
    return all;
  }

  private static Markup.Element exchange(Shown shown, String title) {
    String how =
        shown.millis() > 0
            ? String.format(Locale.ROOT, "answered in %.1f ms", shown.millis())
            : "not answered";
    return box(
        "details",
        "exchange",
        el(
            "summary",
            text(title),
            textual("span", "aside", " exchange " + shown.id() + ", " + how)),
        box("div", "sides", side("Request", shown.request()), side("Response", shown.response())));
  }

  private static Markup side(String title, String words) {
    return box(
        "div",
        "side",
        textual("h5", "label", title),
        el("pre", textual("code", "", Foreign.cut(words, SIDE))).at("tabindex", "0"));
  }
}
