package dev.prodproof.report;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.Chapter;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.core.Report.OperationCount;
import dev.prodproof.core.Report.Reproduce;
import dev.prodproof.core.Report.Shown;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Reports as the views must be able to show them: rich, hostile, huge and empty.
final class Samples {
  /// What a service under test may put into any text that it controls.
  static final String HOSTILE =
      "<script>alert(1)</script> \u001b[2J\u001b]0;owned\u0007 ]]> \u202Eevil\u202C \u0000 \r\n"
          + " 👩‍👩‍👧 \uD83D lone \uDC00 | `code` **bold** [x](javascript:alert(1)) <!-- --> &amp;"
          + " \u009b31m";

  private Samples() {}

  static Report rich() {
    return report(
        "not-production-grade", checks(), List.of("The service slowed down during the run."));
  }

  static Report good() {
    var passed = checks().stream().map(Samples::passed).toList();
    return report("production-grade", passed, List.of());
  }

  static Report empty() {
    return new Report(
        Report.FORMAT,
        "not-demonstrated",
        new Report.StandardRef("2026.1"),
        new Report.TargetRef("http://127.0.0.1:8080", "", ""),
        new Report.Settings("reads", "quick", 0, List.of(), List.of()),
        "2026-11-21T00:00:00Z",
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /// Every text that can come from outside is hostile.
  static Report hostile() {
    var finding =
        new FindingResult(
            "0123456789ab",
            "critical",
            "GET /" + HOSTILE,
            HOSTILE,
            HOSTILE,
            "reproducible",
            new Reproduce("curl 'http://127.0.0.1/" + HOSTILE + "'"),
            List.of(7L));
    var check =
        new CheckResult(
            "failures/no-server-error",
            HOSTILE,
            "failures",
            "critical",
            List.of("F5", HOSTILE),
            "fail",
            HOSTILE,
            Map.of(HOSTILE, 3L),
            List.of(finding),
            HOSTILE,
            HOSTILE + "\n\n```java\n</code></pre>" + HOSTILE + "\n```\n");
    return new Report(
        Report.FORMAT,
        "not-production-grade",
        new Report.StandardRef(HOSTILE),
        new Report.TargetRef("http://127.0.0.1/" + HOSTILE, HOSTILE, HOSTILE),
        new Report.Settings("reads", HOSTILE, 1, List.of(HOSTILE), List.of(HOSTILE)),
        "2026-11-21T00:00:00Z",
        1,
        1,
        List.of(new Chapter("failures", "F", 0)),
        List.of(new OperationCount("GET /" + HOSTILE, 3, 1, 2)),
        List.of(check),
        List.of(new Shown(7, HOSTILE, HOSTILE, 1.5)),
        List.of(HOSTILE),
        List.of(hostileTimeline()),
        List.of(),
        List.of(Loaded.hostile()));
  }

  /// A check that finds something again and again, each time in a megabyte of words.
  static Report huge(int findings, int characters) {
    return many(findings, characters, "curl -s http://127.0.0.1:8080/things/");
  }

  /// One finding that only load shows.
  static Report loaded() {
    String mix = " --operation 'GET /things/" + "x".repeat(600) + "'";
    return many(1, 10, "prodproof load --steps 90,300 --duration 4s" + mix + " http://127.0.0.1:8080 ");
  }

  private static Report many(int findings, int characters, String command) {
    String words = "x".repeat(characters);
    var many =
        IntStream.range(0, findings)
            .mapToObj(
                i ->
                    new FindingResult(
                        "%012x".formatted(i),
                        i % 2 == 0 ? "major" : "critical",
                        "GET /things/{id}/" + i,
                        words + i,
                        "cause " + i,
                        "flaky",
                        new Reproduce(command + i),
                        List.of((long) i)))
            .toList();
    var check =
        new CheckResult(
            "failures/no-server-error",
            "No request is answered with a server error",
            "failures",
            "critical",
            List.of("F5"),
            "fail",
            "",
            Map.of("requests", 9L),
            many,
            "Why.",
            "Fix.");
    var evidence =
        LongStream.range(0, findings)
            .mapToObj(i -> new Shown(i, "GET /things/" + i + " HTTP/1.1", words, i))
            .toList();
    return new Report(
        Report.FORMAT,
        "not-production-grade",
        new Report.StandardRef("2026.1"),
        new Report.TargetRef("http://127.0.0.1:8080", "things", ""),
        new Report.Settings("writes", "default", 42, List.of(), List.of()),
        "2026-11-21T00:00:00Z",
        1,
        1,
        List.of(new Chapter("failures", "F", 0)),
        List.of(),
        List.of(check),
        evidence,
        List.of(),
        List.of());
  }

  /// Three bookings, the second of which met a dependency that was gone.
  private static Report.Timeline timeline() {
    return new Report.Timeline(
        "upstream",
        "2026-11-21T00:00:10Z",
        List.of(new Report.Window("payments", "black hole", 0.9, 4.1)),
        List.of(
            new Report.Point("client", 11, 0.2, 14.0, 201),
            new Report.Point("payments", 11, 0.21, 0, 200),
            new Report.Point("health", 13, 1.5, 2.0, 200),
            new Report.Point("client", 812, 1.0, 3012.5, 504),
            new Report.Point("payments", 812, 1.01, 0, 0),
            new Report.Point("client", 14, 4.6, 15.5, 201)),
        0);
  }

  private static Report.Timeline hostileTimeline() {
    return new Report.Timeline(
        HOSTILE,
        HOSTILE,
        List.of(new Report.Window(HOSTILE, HOSTILE, -1e300, 1e300)),
        List.of(new Report.Point(HOSTILE, 7, -1e300, 1e300, 200), new Report.Point("client", 7, 1, 2, 500)),
        3);
  }

  private static Report report(String verdict, List<CheckResult> checks, List<String> notes) {
    boolean good = verdict.equals("production-grade");
    return new Report(
        Report.FORMAT,
        verdict,
        new Report.StandardRef("2026.1"),
        new Report.TargetRef("http://127.0.0.1:8080", "booking", "sha256:5f1c0aa1"),
        new Report.Settings("writes", "quick", 20261121, List.of(), List.of()),
        "2026-11-21T00:00:00Z",
        74.2,
        4213,
        List.of(
            new Chapter("failures", good ? "A" : "F", good ? 100 : 41),
            new Chapter("security", good ? "A" : "C", good ? 100 : 68),
            new Chapter("performance", good ? "A" : "–", good ? 100 : 0),
            new Chapter("observability", good ? "A" : "B", good ? 100 : 84)),
        List.of(
            new OperationCount("POST /bookings", 812, 96, good ? 0 : 14),
            new OperationCount("GET /bookings/{id}", 402, 288, 0),
            new OperationCount("GET /slots", 233, 231, 0),
            new OperationCount("DELETE /bookings/{id}", 0, 0, 0)),
        checks,
        good ? List.of() : SampleEvidence.ALL,
        notes,
        List.of(timeline()),
        List.of(),
        List.of(Loaded.service()));
  }

  private static CheckResult passed(CheckResult check) {
    return new CheckResult(
        check.id(),
        check.title(),
        check.chapter(),
        check.severity(),
        check.statements(),
        "pass",
        "held every time",
        Map.of("requests", 299L),
        List.of(),
        check.why(),
        check.fix());
  }

  private static List<CheckResult> checks() {
    return List.of(
        check("failures/no-server-error", "critical", "F5", "fail", SampleEvidence.SERVER_ERROR),
        check("failures/invalid-input-refused", "major", "F5", "fail", SampleEvidence.ACCEPTED),
        check("security/object-authorization", "critical", "S2", "fail", SampleEvidence.FOREIGN),
        check(
            "observability/client-errors-are-not-errors",
            "minor",
            "F11",
            "fail",
            SampleEvidence.NOISE),
        check("failures/slow-client", "major", "F5", "inconclusive", List.of()),
        check("failures/unicode-survives", "major", "F4", "pass", List.of()),
        check("failures/content-type", "minor", "F5", "pass", List.of()),
        check("failures/method-not-allowed", "minor", "F5", "pass", List.of()),
        check("failures/dead-letter", "critical", "F10", "not-applicable", List.of()),
        check("failures/database-slow", "critical", "F2", "not-demonstrated", List.of()),
        check("failures/database-down", "critical", "F8", "not-demonstrated", List.of()),
        check("performance/meets-objective", "critical", "P1", "not-demonstrated", List.of()));
  }

  private static CheckResult check(
      String id, String severity, String statement, String verdict, List<FindingResult> findings) {
    return new CheckResult(
        id,
        SampleEvidence.title(id),
        id.substring(0, id.indexOf('/')),
        severity,
        List.of(statement),
        verdict,
        SampleEvidence.because(id, verdict),
        verdict.equals("pass") ? Map.of("requests", 812L) : Map.of(),
        findings,
        SampleEvidence.WHY,
        SampleEvidence.FIX);
  }
}
