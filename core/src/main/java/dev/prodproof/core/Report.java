package dev.prodproof.core;

import java.util.List;
import java.util.Map;

/// A run's result: the one truth that every view renders, field by field as in `report.json`.
///
/// @param format `prodproof.report/1`
/// @param verdict `production-grade`, `not-production-grade` or `not-demonstrated`
/// @param startedAt RFC 3339, UTC
/// @param exchanges how many requests were sent
/// @param evidence the exchanges that findings cite, for people
/// @param notes what the reader should know first: distrust of the run itself, as sentences
/// @param timelines what happened around what was broken on purpose, one per experiment
/// @param accepted risks that the owners accept: shown, and never out of the denominator
/// @param performance what load did; empty where none was put on it, never more than one
public record Report(
    String format,
    String verdict,
    StandardRef standard,
    TargetRef target,
    Settings settings,
    String startedAt,
    double seconds,
    long exchanges,
    List<Chapter> chapters,
    List<OperationCount> operations,
    List<CheckResult> checks,
    List<Shown> evidence,
    List<String> notes,
    List<Timeline> timelines,
    List<Accepted> accepted,
    List<Performance> performance) {
  public static final String FORMAT = "prodproof.report/1";

  /// With no risk accepted and no load.
  public Report(
      String format,
      String verdict,
      StandardRef standard,
      TargetRef target,
      Settings settings,
      String startedAt,
      double seconds,
      long exchanges,
      List<Chapter> chapters,
      List<OperationCount> operations,
      List<CheckResult> checks,
      List<Shown> evidence,
      List<String> notes,
      List<Timeline> timelines) {
    this(
        format,
        verdict,
        standard,
        target,
        settings,
        startedAt,
        seconds,
        exchanges,
        chapters,
        operations,
        checks,
        evidence,
        notes,
        timelines,
        List.of(),
        List.of());
  }

  /// A risk that somebody answers for until a day. Once that is over, it counts like any other.
  ///
  /// @param until last day on which it counts, RFC 3339 full-date
  /// @param expired by the day of the run
  /// @param findings ids of what it covers
  public record Accepted(
      String check,
      String owner,
      String until,
      String because,
      boolean expired,
      List<String> findings) {}

  public record StandardRef(String version) {}

  /// @param fingerprint digest of what identifies this version of the target, as far as it is known
  public record TargetRef(String url, String name, String fingerprint) {}

  /// @param only,skip check ids or prefixes as the user gave them
  public record Settings(
      String allow, String budget, long seed, List<String> only, List<String> skip) {}

  /// @param grade A, B, C, F or `–`
  /// @param score 0 to 100
  public record Chapter(String id, String grade, int score) {}

  /// @param succeeded answered 2xx or 3xx
  public record OperationCount(String id, long exercised, long succeeded, long serverErrors) {}

  /// @param verdict `pass`, `fail`, `not-applicable`, `inconclusive` or `not-demonstrated`
  /// @param why,fix Markdown, from the rule sheet
  public record CheckResult(
      String id,
      String title,
      String chapter,
      String severity,
      List<String> statements,
      String verdict,
      String because,
      Map<String, Long> exercised,
      List<FindingResult> findings,
      String why,
      String fix) {}

  /// @param confirmed `reproducible`, `state-dependent`, `flaky` or `untried`
  /// @param exchanges ids into the dossier, the telling one last
  public record FindingResult(
      String id,
      String severity,
      String where,
      String what,
      String cause,
      String confirmed,
      Reproduce reproduce,
      List<Long> exchanges) {}

  /// @param curl one command line, or one per line where a sequence is needed; `prodproof load` where it takes load
  public record Reproduce(String curl) {
    /// Whether load is needed: single requests, replayed, show nothing of it.
    public boolean byLoad() {
      return curl.startsWith("prodproof load ");
    }
  }

  /// An exchange that a finding cites, as text for people: bounded, secrets masked.
  ///
  /// @param millis from sending to the last byte
  public record Shown(long id, String request, String response, double millis) {}

  /// Seconds count from its start.
  ///
  /// @param startedAt RFC 3339, UTC
  /// @param cut points that were left out: the earliest
  public record Timeline(
      String experiment, String startedAt, List<Window> windows, List<Point> points, long cut) {}

  /// @param from,to seconds
  public record Window(String dependency, String fault, double from, double to) {}

  /// One thing that was seen.
  ///
  /// @param lane `client`, `health`, or the name of the dependency whose wire saw a call
  /// @param exchange the request of ours that it belongs to; 0 where that isn't known
  /// @param at seconds, when it was sent
  /// @param millis until its last byte, or until it was given up; 0 where it isn't known
  /// @param status of HTTP, 0 where no answer came; of a statement 1 where it succeeded
  public record Point(String lane, long exchange, double at, double millis, int status) {}
}
