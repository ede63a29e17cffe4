package dev.prodproof.report;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.report.words.Columns;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Headline;
import dev.prodproof.report.words.Shell;
import dev.prodproof.report.words.Speed;
import dev.prodproof.report.words.Tally;
import dev.prodproof.report.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page that is read in ten seconds after a run. Whoever wants more opens the HTML report.
public final class Terminal {
  private static final int FINDINGS = 8;
  private static final int REASONS = 6;
  private static final int COMMAND_LINES = 4;
  private static final int BAR = 12;

  private final Report report;
  private final Look look;
  private final Tally tally;
  private final StringBuilder page = new StringBuilder();

  private Terminal(Report report, Look look) {
    this.report = report;
    this.look = look;
    this.tally = new Tally(report);
  }

  public static String render(Report report, Look look) {
    return Foreign.encodable(new Terminal(report, look).page());
  }

  private String page() {
    notes();
    verdict();
    chapters();
    load();
    findings();
    open("inconclusive", "Inconclusive");
    open("not-demonstrated", "Not demonstrated");
    footer();
    return page.toString();
  }

  private void notes() {
    for (String note : report.notes()) {
      hanging("  ! ", Foreign.visible(note), "minor");
    }
    if (!report.notes().isEmpty()) {
      line("");
    }
  }

  private void verdict() {
    var headline = Headline.of(report);
    line("  " + look.toned(report.verdict(), look.bold(headline.title())));
    text("  ", headline.meaning());
    String target = Foreign.visible(report.target().name() + "  " + report.target().url());
    line("  " + look.faint(Columns.cut(target.strip(), width())));
    line("");
  }

  private void chapters() {
    report.chapters().forEach(this::chapter);
    if (!report.chapters().isEmpty()) {
      line("");
    }
  }

  private void load() {
    report.performance().stream()
        .limit(1)
        .forEach(
            seen -> {
              text("  ", Foreign.visible(Foreign.cut(Speed.of(seen), 280)));
              line("");
            });
  }

  private void chapter(Report.Chapter chapter) {
    String name = Columns.padded(Foreign.visible(Words.chapter(chapter.id())), 17);
    String grade = look.toned(chapter.grade(), Foreign.visible(chapter.grade()));
    if (chapter.grade().equals("–")) {
      line("  " + name + grade + "  " + look.faint("not demonstrated"));
      return;
    }
    int filled = Math.clamp(Math.round(chapter.score() * BAR / 100f), 0, BAR);
    String bar = "█".repeat(filled) + look.faint("·".repeat(BAR - filled));
    line("  " + name + grade + "  " + bar + Columns.paddedLeft("" + chapter.score(), 4));
  }

  private void findings() {
    var worst = tally.worst();
    worst.stream().limit(FINDINGS).forEach(this::finding);
    if (worst.size() > FINDINGS) {
      line("  and " + Words.number(worst.size() - FINDINGS) + " more in report.html");
      line("");
    }
  }

  private void finding(Tally.Cited cited) {
    var finding = cited.finding();
    String where = Foreign.visible(Foreign.cut(finding.where(), 400));
    String severity = Foreign.visible(finding.severity());
    String head = Columns.cut(where, width() - 12);
    line("  " + look.toned(severity, Columns.padded(severity, 10)) + look.bold(head));
    text("    ", Foreign.visible(Foreign.cut(finding.what(), 280)));
    command(finding);
    String how = Words.confirmed(finding.confirmed());
    String facts = finding.id() + " · " + how + " · " + cited.check().id();
    line("    " + look.faint(Columns.cut(Foreign.visible(facts), width() - 4)));
    line("");
  }

  /// A command is shown whole or not at all: half a command, pasted, does something else.
  private void command(Report.FindingResult finding) {
    var commands = commands(finding.reproduce().curl());
    if (commands.isEmpty()) {
      return;
    }
    String first = commands.getLast();
    var wrapped = Shell.wrapped(first, width() - 4, COMMAND_LINES);
    boolean whole = wrapped.isPresent() && Foreign.visible(first).equals(first);
    if (whole) {
      wrapped.orElseThrow().forEach(part -> line("    " + part));
    } else {
      String start = Foreign.visible(Foreign.cut(first, 400));
      line("    " + look.faint(Columns.cut(start, width() - 4)));
    }
    if (!whole && finding.reproduce().byLoad()) {
      line("    whole: report.html");
    } else if (!whole || commands.size() > 1) {
      String why = whole ? "after " + Words.counted(commands.size() - 1, "request") : "whole";
      line("    " + why + ": prodproof replay " + Foreign.visible(finding.id()));
    }
  }

  /// One per line, unless a line is only the rest of a quoted body.
  private static List<String> commands(String curl) {
    var lines = curl.lines().filter(line -> !line.isBlank()).toList();
    boolean all = lines.stream().allMatch(line -> line.startsWith("curl"));
    return all ? lines : List.of(curl);
  }

  private void open(String verdict, String title) {
    var reasons = tally.reasons(verdict);
    if (reasons.isEmpty()) {
      return;
    }
    int all = report.checks().size();
    String share = Words.number(tally.count(verdict)) + " of " + Words.counted(all, "check");
    line("  " + look.bold(title) + " (" + share + ")");
    reasons.stream().limit(REASONS).forEach(this::reason);
    if (reasons.size() > REASONS) {
      line("        and " + (reasons.size() - REASONS) + " more reasons in report.html");
    }
    line("");
  }

  private void reason(Tally.Reason reason) {
    String because = reason.because().isBlank() ? "no reason given" : reason.because();
    String count = Columns.paddedLeft(Words.number(reason.checks().size()), 6);
    hanging(count + "  ", Foreign.visible(Foreign.cut(because, 280)), "");
    String ids =
        reason.checks().stream().limit(4).map(CheckResult::id).collect(Collectors.joining(", "));
    line("        " + look.faint(Columns.cut(Foreign.visible(ids), width() - 8)));
  }

  private void footer() {
    String counts =
        Stream.of("pass", "fail", "not-applicable")
            .map(verdict -> Words.number(tally.count(verdict)) + " " + Words.verdict(verdict))
            .collect(Collectors.joining(" · "));
    text("  ", counts);
    text("  ", Foreign.visible(Foreign.cut(Words.run(report), 280)));
  }

  private int width() {
    return look.columns() - 2;
  }

  private void text(String indent, String words) {
    Columns.wrapped(words, width() - indent.length()).forEach(part -> line(indent + part));
  }

  private void hanging(String mark, String words, String tone) {
    String indent = mark;
    for (String part : Columns.wrapped(words, width() - mark.length())) {
      line(tone.isEmpty() ? indent + part : look.toned(tone, indent + part));
      indent = " ".repeat(mark.length());
    }
  }

  private void line(String line) {
    page.append(line.stripTrailing()).append('\n');
  }
}
