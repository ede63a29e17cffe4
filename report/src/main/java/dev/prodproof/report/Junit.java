package dev.prodproof.report;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Words;
import java.util.List;
import java.util.Locale;

/// JUnit XML, as CI servers read it: a suite per chapter, a case per check. What couldn't be told
/// is an error, so that nobody takes it for a pass; what wasn't tried is skipped.
public final class Junit {
  private static final int FINDINGS = 100;
  private static final int WORDS = 4_000;

  private final Report report;
  private final StringBuilder xml = new StringBuilder();

  private Junit(Report report) {
    this.report = report;
  }

  public static String render(Report report) {
    return new Junit(report).suites();
  }

  private String suites() {
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    attribute("name", "prodproof " + report.target().name());
    counts(report.checks());
    attribute("time", String.format(Locale.ROOT, "%.3f", report.seconds()));
    xml.append(">\n");
    report.checks().stream()
        .map(CheckResult::chapter)
        .distinct()
        .forEach(chapter -> suite(chapter));
    return xml.append("</testsuites>\n").toString();
  }

  private void suite(String chapter) {
    var checks = report.checks().stream().filter(check -> check.chapter().equals(chapter)).toList();
    xml.append("  <testsuite");
    attribute("name", chapter);
    counts(checks);
    attribute("timestamp", report.startedAt());
    xml.append(">\n");
    checks.forEach(this::testcase);
    xml.append("  </testsuite>\n");
  }

  private void counts(List<CheckResult> checks) {
    attribute("tests", "" + checks.size());
    attribute("failures", "" + count(checks, "fail"));
    attribute("errors", "" + count(checks, "inconclusive"));
    attribute(
        "skipped", "" + (count(checks, "not-applicable") + count(checks, "not-demonstrated")));
  }

  private static long count(List<CheckResult> checks, String verdict) {
    return checks.stream().filter(check -> check.verdict().equals(verdict)).count();
  }

  private void testcase(CheckResult check) {
    xml.append("    <testcase");
    attribute("classname", check.chapter());
    attribute("name", check.id() + ": " + Foreign.cut(check.title(), 300));
    xml.append(">\n");
    switch (check.verdict()) {
      case "pass" -> {}
      case "fail" -> outcome("failure", check);
      case "inconclusive" -> outcome("error", check);
      default -> outcome("skipped", check);
    }
    xml.append("    </testcase>\n");
  }

  private void outcome(String name, CheckResult check) {
    String because = check.because().isBlank() ? Words.verdict(check.verdict()) : check.because();
    xml.append("      <").append(name);
    attribute("message", Foreign.cut(because, 500));
    if (!name.equals("skipped")) {
      attribute("type", check.severity());
    }
    xml.append('>');
    check.findings().stream().limit(FINDINGS).forEach(this::finding);
    if (check.findings().size() > FINDINGS) {
      text("\nand " + (check.findings().size() - FINDINGS) + " more in report.json\n");
    }
    xml.append("</").append(name).append(">\n");
  }

  private void finding(FindingResult finding) {
    String lines =
        "\n%s %s: %s\n  cause: %s\n  confirmed: %s\n  replay: prodproof replay %s\n"
            .formatted(
                finding.severity(),
                Foreign.cut(finding.where(), 400),
                Foreign.cut(finding.what(), WORDS),
                Foreign.cut(finding.cause(), 400),
                finding.confirmed(),
                finding.id());
    text(lines);
    String curl = Foreign.cut(finding.reproduce().curl(), WORDS);
    text(curl.isBlank() ? "" : "  " + curl.replace("\n", "\n  ") + "\n");
  }

  private void attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"");
    escaped(Foreign.visible(value));
    xml.append('"');
  }

  private void text(String words) {
    escaped(Foreign.visibleLines(words));
  }

  /// Controls are spelled out by now; XML 1.0 also forbids the last two characters of the first
  /// plane.
  private void escaped(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '&' -> xml.append("&amp;");
        case '"' -> xml.append("&quot;");
        case '\uFFFE', '\uFFFF' -> xml.append('\uFFFD');
        default -> xml.append(c);
      }
    }
  }
}
