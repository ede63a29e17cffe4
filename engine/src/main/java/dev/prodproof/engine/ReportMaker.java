package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Observation;
import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.core.RuleSheet;
import dev.prodproof.core.Standard;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Confirmation;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Distrust;
import dev.prodproof.facts.Exchange;
import dev.prodproof.wire.Curl;
import dev.prodproof.wire.Origin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From a judged dossier to the report.
final class ReportMaker {
  private final Standard standard;
  private final Dossier dossier;
  private final Predicate<RuleSheet> chosen;

  private final OperationCounts counts = new OperationCounts();
  private final List<Observation> observations = new ArrayList<>();
  private final List<Confirmation> confirmations = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Timelines timelines = new Timelines();
  private final Performances performances = new Performances();
  private final Loads loads = new Loads();
  private final StringBuilder described = new StringBuilder();

  ReportMaker(Standard standard, Dossier dossier, Predicate<RuleSheet> chosen) {
    this.standard = standard;
    this.dossier = dossier;
    this.chosen = chosen;
  }

  /// Every fact of the dossier, once.
  void see(Fact fact) {
    counts.see(fact);
    timelines.see(fact);
    performances.see(fact);
    loads.see(fact);
    switch (fact) {
      case Observation observation -> observations.add(observation);
      case Confirmation confirmation -> confirmations.add(confirmation);
      case Distrust distrust -> notes.addAll(distrust.sentences());
      case Described description -> {
        described.append(description.document());
        description.problems().forEach(problem -> notes.add(description.source() + ": " + problem));
      }
      default -> {}
    }
  }

  Report report(Map<BoundCheck, Verdict> verdicts, double seconds) {
    RunInfo info = dossier.info();
    Origin origin = Origin.of(URI.create(info.target().url()));
    Cited cited = Cited.in(dossier, citations(verdicts));
    var results =
        new Results(
            observations,
            confirmations,
            chosen,
            new Attesting(info.readiness(), info.startedAt()),
            (check, ids) -> reproduction(check, cited.exchanges(ids), origin));
    List<CheckResult> checks = results.of(standard, verdicts);
    var accepting = new Accepting(info.suppressed(), checks, info.startedAt());
    List<Report.Accepted> risks = accepting.risks();
    notes.addAll(accepting.notes());
    var target =
        new Report.TargetRef(info.target().url(), info.target().name(), digest(described.toString()));
    return new Report(
        Report.FORMAT,
        Grading.overall(checks, Accepting.covered(risks)),
        new Report.StandardRef(standard.version()),
        target,
        info.settings(),
        info.startedAt(),
        seconds,
        counts.exchanges(),
        Grading.chapters(checks),
        counts.list(),
        checks,
        cited.shown(shownIds(checks)),
        told(),
        timelines.list(),
        risks,
        performances.list());
  }

  /// Each once; with its source where that is known.
  private List<String> told() {
    return notes.stream()
        .distinct()
        .filter(note -> notes.stream().noneMatch(other -> other.endsWith(": " + note)))
        .toList();
  }

  private List<Long> citations(Map<BoundCheck, Verdict> verdicts) {
    Stream<Long> found =
        verdicts.values().stream()
            .filter(Verdict.Fail.class::isInstance)
            .flatMap(verdict -> ((Verdict.Fail) verdict).findings().stream())
            .flatMap(finding -> finding.evidence().stream());
    Stream<Long> confirmed = confirmations.stream().flatMap(c -> c.exchanges().stream());
    return Stream.concat(found, confirmed).distinct().toList();
  }

  private static List<Long> shownIds(List<CheckResult> checks) {
    return checks.stream()
        .flatMap(check -> check.findings().stream())
        .map(FindingResult::exchanges)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private String reproduction(String check, List<Exchange> evidence, Origin origin) {
    return loads
        .line(check, evidence, origin)
        .orElseGet(
            () ->
                evidence.stream()
                    .map(exchange -> Curl.line(origin, exchange.request()))
                    .collect(Collectors.joining("\n")));
  }

  private static String digest(String text) {
    if (text.isEmpty()) {
      return "";
    }
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(sum, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
