package dev.prodproof.report;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Headline;
import dev.prodproof.report.words.Tally;
import dev.prodproof.report.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A pull request's comment: the verdict, a table, the worst findings. Hosts refuse comments above
/// 65,536 characters, so it stays below 60 kB.
public final class Markdown {
  private static final int MOST_BYTES = 60_000;
  private static final int TAIL = 1_000;
  private static final int REASONS = 10;
  private static final List<String> SHOWN =
      List.of("pass", "fail", "inconclusive", "not-demonstrated", "not-applicable");

  private final Report report;
  private final Tally tally;
  private final StringBuilder out = new StringBuilder();
  private int bytes;

  private Markdown(Report report) {
    this.report = report;
    this.tally = new Tally(report);
  }

  public static String render(Report report) {
    return new Markdown(report).comment();
  }

  private String comment() {
    var headline = Headline.of(report);
    add("## " + headline.title() + "\n\n" + headline.meaning() + "\n\n");
    report.notes().stream().limit(REASONS).forEach(note -> add("> " + words(note, 400) + "\n>\n"));
    add(report.notes().isEmpty() ? "" : "\n");
    table();
    findings();
    reasons();
    add("\n" + words(Words.run(report), 400) + "\n");
    return out.toString();
  }

  private void table() {
    if (report.chapters().isEmpty()) {
      return;
    }
    add("| Chapter | Grade | " + String.join(" | ", SHOWN.stream().map(Words::verdict).toList()));
    add(" |\n|---|:-:|" + "--:|".repeat(SHOWN.size()) + "\n");
    for (var chapter : report.chapters()) {
      add("| " + words(Words.chapter(chapter.id()), 60) + " | " + words(chapter.grade(), 9));
      for (String verdict : SHOWN) {
        long count =
            tally.checks(verdict).stream().filter(c -> c.chapter().equals(chapter.id())).count();
        add(" | " + count);
      }
      add(" |\n");
    }
    add("\n");
  }

  private void findings() {
    var worst = tally.worst();
    int shown = 0;
    for (var cited : worst) {
      String block = finding(cited);
      if (bytes + size(block) > MOST_BYTES - TAIL - REASONS * 1_000) {
        break;
      }
      add(block);
      shown++;
    }
    if (shown < worst.size()) {
      add("\nand " + Words.number(worst.size() - shown) + " more in `report.html`.\n");
    }
  }

  private static String finding(Tally.Cited cited) {
    FindingResult finding = cited.finding();
    String curl = Foreign.visibleLines(Foreign.cut(finding.reproduce().curl(), 2_000));
    String command = curl.isBlank() ? "" : "\n" + fenced(curl) + "\n";
    return """
    <details><summary><b>%s</b> %s: %s</summary>

    %s · %s · cause: %s · `prodproof replay %s`
    %s
    </details>

    """
        .formatted(
            words(finding.severity(), 20),
            words(finding.where(), 200),
            words(finding.what(), 400),
            words(cited.check().id(), 100),
            words(finding.confirmed(), 40),
            words(finding.cause(), 200),
            words(finding.id(), 40),
            command);
  }

  private void reasons() {
    for (String verdict : List.of("inconclusive", "not-demonstrated")) {
      var reasons = tally.reasons(verdict);
      if (!reasons.isEmpty()) {
        add("\n**" + Words.chapter(Words.verdict(verdict)) + "**\n\n");
        reasons.stream()
            .limit(REASONS / 2)
            .forEach(r -> add("- " + r.checks().size() + ": " + words(r.because(), 300) + "\n"));
      }
    }
  }

  /// The fence is longer than any run of backticks within.
  private static String fenced(String code) {
    String fence = "```";
    while (code.contains(fence)) {
      fence += "`";
    }
    return fence + "sh\n" + Foreign.encodable(code) + "\n" + fence;
  }

  /// One line in which nothing is markup: neither Markdown, nor HTML, nor a mention that would call
  /// somebody.
  private static String words(String foreign, int most) {
    String line = Foreign.encodable(Foreign.visible(Foreign.cut(foreign, most)));
    var plain = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '<' -> plain.append("&lt;");
        case '>' -> plain.append("&gt;");
        case '&' -> plain.append("&amp;");
        case '@' -> plain.append("&#64;");
        case '#' -> plain.append("&#35;");
        case '|', '`', '*', '_', '[', ']', '(', ')', '\\', '!', '~', '$' ->
            plain.append('\\').append(c);
        default -> plain.append(c);
      }
    }
    return plain.toString().replace("://", ":&#47;/");
  }

  private void add(String markdown) {
    out.append(markdown);
    bytes += size(markdown);
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
