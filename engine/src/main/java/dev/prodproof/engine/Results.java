package dev.prodproof.engine;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Finding;
import dev.prodproof.core.FindingId;
import dev.prodproof.core.Observation;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.core.Report.FindingResult;
import dev.prodproof.core.Report.Reproduce;
import dev.prodproof.core.RuleSheet;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Standard;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Confirmation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/// Verdicts as a report shows them: every row of the standard, what was not shown among them.
final class Results {
  /// What is lost is lost, also where it isn't each time.
  private static final Set<String> STANDS_ONCE_SEEN = Set.of("failures/no-lost-writes");

  private final Map<String, Observation> observations = new HashMap<>();
  private final Map<String, Confirmation> confirmations = new HashMap<>();
  private final Predicate<RuleSheet> chosen;
  private final Attesting attesting;
  private final BiFunction<String, List<Long>, String> reproduction;

  /// @param reproduction by check: command lines that show again what these exchanges stand for
  Results(
      List<Observation> observed,
      List<Confirmation> confirmed,
      Predicate<RuleSheet> chosen,
      Attesting attesting,
      BiFunction<String, List<Long>, String> reproduction) {
    observed.forEach(observation -> observations.put(observation.experiment(), observation));
    confirmed.forEach(confirmation -> confirmations.put(confirmation.finding(), confirmation));
    this.chosen = chosen;
    this.attesting = attesting;
    this.reproduction = reproduction;
  }

  List<CheckResult> of(Standard standard, Map<BoundCheck, Verdict> verdicts) {
    Map<String, Verdict> byId = new LinkedHashMap<>();
    verdicts.forEach((check, verdict) -> byId.put(check.sheet().id(), verdict));
    return standard.checks().stream()
        .map(sheet -> result(sheet, Optional.ofNullable(byId.get(sheet.id()))))
        .toList();
  }

  private CheckResult result(RuleSheet sheet, Optional<Verdict> verdict) {
    if (sheet.attested() && chosen.test(sheet) && attesting.on(sheet).holds()) {
      return row(sheet, Grading.PASS, attesting.on(sheet).because(), Map.of(), List.of());
    }
    Optional<String> missing = missing(sheet, verdict.isPresent());
    if (verdict.isPresent() && verdict.get() instanceof Verdict.Fail fail && chosen.test(sheet)) {
      return failed(sheet, fail);
    }
    if (verdict.isEmpty() || missing.isPresent()) {
      return row(sheet, Grading.NOT_DEMONSTRATED, missing.orElse("not judged"), Map.of(), List.of());
    }
    Map<String, Long> counts = verdict.get().exercised().counts();
    return switch (verdict.get()) {
      case Verdict.Pass(String because, var _) -> row(sheet, Grading.PASS, because, counts, List.of());
      case Verdict.NotApplicable(String because, var _) ->
          row(sheet, Grading.NOT_APPLICABLE, because, counts, List.of());
      case Verdict.Inconclusive(String because, var _) ->
          row(sheet, Grading.INCONCLUSIVE, because, counts, List.of());
      case Verdict.Fail fail -> failed(sheet, fail);
    };
  }

  /// Why the row was not shown, if it wasn't.
  private Optional<String> missing(RuleSheet sheet, boolean judged) {
    if (!chosen.test(sheet)) {
      return Optional.of("left out by --only or --skip");
    }
    if (sheet.attested()) {
      return Optional.of(attesting.on(sheet).because());
    }
    if (!sheet.built() || !judged) {
      return Optional.of("not built yet: this version can't show it");
    }
    return sheet.alternatives().stream().map(this::missing).flatMap(Optional::stream).findFirst();
  }

  /// What can't be run here isn't missed where another ran in its place; what was cut short is.
  private Optional<String> missing(List<String> alternatives) {
    boolean one =
        alternatives.stream().anyMatch(each -> observations.get(each) instanceof Observation.Recorded);
    for (String experiment : alternatives) {
      switch (observations.get(experiment)) {
        case Observation.Recorded _ -> {}
        case Observation.Aborted(String _, String because) -> {
          return Optional.of("the experiment `" + experiment + "` did not finish: " + because);
        }
        case Observation.NotRun(String _, String because) -> {
          if (!one) {
            return Optional.of("the experiment `" + experiment + "` was not run: " + because);
          }
        }
        case null -> {
          return Optional.of("the run ended before the experiment `" + experiment + "` did");
        }
      }
    }
    return Optional.empty();
  }

  private CheckResult failed(RuleSheet sheet, Verdict.Fail fail) {
    List<FindingResult> findings =
        fail.findings().stream()
            .map(finding -> finding(sheet, finding.atMost(sheet.ceiling())))
            .sorted(Comparator.comparing((FindingResult f) -> Severity.of(f.severity())).reversed())
            .toList();
    List<FindingResult> weighty = findings.stream().filter(f -> !f.severity().equals("info")).toList();
    Map<String, Long> counts = fail.exercised().counts();
    if (weighty.isEmpty()) {
      return row(sheet, Grading.PASS, "nothing failed; there is advice", counts, findings);
    }
    boolean flaky = weighty.stream().allMatch(f -> f.confirmed().equals(Confirmed.FLAKY.word()));
    if (flaky && !STANDS_ONCE_SEEN.contains(sheet.id())) {
      String because = "seen, but not each time it was tried again";
      return row(sheet, Grading.INCONCLUSIVE, because, counts, findings);
    }
    String because = findings.size() == 1 ? "one finding" : findings.size() + " findings";
    return row(sheet, Grading.FAIL, because, counts, findings);
  }

  private FindingResult finding(RuleSheet sheet, Finding finding) {
    String id = FindingId.of(sheet.id(), finding).value();
    Confirmation confirmation = confirmations.get(id);
    List<Long> exchanges = confirmation == null ? finding.evidence() : confirmation.exchanges();
    Confirmed confirmed = confirmation == null ? Confirmed.UNTRIED : confirmation.confirmed();
    return new FindingResult(
        id,
        finding.severity().word(),
        finding.where(),
        finding.what(),
        finding.cause().signature(),
        confirmed.word(),
        new Reproduce(reproduction.apply(sheet.id(), exchanges)),
        exchanges);
  }

  private static CheckResult row(
      RuleSheet sheet,
      String verdict,
      String because,
      Map<String, Long> exercised,
      List<FindingResult> findings) {
    return new CheckResult(
        sheet.id(),
        sheet.title(),
        sheet.chapter(),
        sheet.severity(),
        sheet.statements(),
        verdict,
        because,
        exercised,
        findings,
        sheet.why(),
        sheet.fix());
  }
}
