package dev.prodproof.engine;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.FindingId;
import dev.prodproof.core.Observation;
import dev.prodproof.core.Standing;
import dev.prodproof.core.Unusable;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Confirmation;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Sends the requests of one finding again, from its dossier alone, and judges what comes of it.
public final class Replay {
  private final Dossier saved;
  private final String id;
  private final List<Standing> context = new ArrayList<>();
  private final BoundCheck check;
  private final Finding finding;

  /// @param id a finding's id, or its beginning
  /// @throws Unusable when the run has no such finding
  public Replay(Dossier saved, String id) {
    this.saved = saved;
    List<BoundCheck> checks = BoundCheck.load(StandardFile.load());
    Judge judge = new Judge(checks, (_, _) -> {});
    List<Confirmation> confirmations = new ArrayList<>();
    saved.facts(
        fact -> {
          judge.see(List.of(fact));
          keep(fact, confirmations);
        });
    Map.Entry<BoundCheck, Finding> found = find(judge.verdicts(), id);
    this.check = found.getKey();
    this.id = FindingId.of(check.sheet().id(), found.getValue()).value();
    this.finding = smallest(found.getValue(), confirmations);
  }

  public Finding finding() {
    return finding;
  }

  public String checkId() {
    return check.sheet().id();
  }

  /// What came of it.
  public enum Outcome {
    SHOWS,
    /// Seen, but not each time.
    SHOWS_AT_TIMES,
    GONE,
    /// The experiment that found it can't send the same again.
    UNKNOWN
  }

  /// @param run takes what is sent now
  /// @throws Unusable when nothing answers: then nobody knows
  public Outcome again(Run run, Workbench bench, List<Experiment> experiments)
      throws InterruptedException {
    for (Standing fact : context) {
      run.recording().record(fact);
    }
    run.recording().settle();
    var confirming = new Confirming(run.recording(), saved, experiments);
    Optional<Confirmed> confirmed =
        confirming
            .again(check, finding, bench.lab("replay", run.budget().replay()))
            .map(Confirmation::confirmed);
    run.recording().settle();
    if (confirmed.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    if (confirming.seen()) {
      return confirmed.get() == Confirmed.FLAKY ? Outcome.SHOWS_AT_TIMES : Outcome.SHOWS;
    }
    requireAnswers(run.dossier(), bench.target().url());
    return Outcome.GONE;
  }

  /// A service that is down shows no finding either.
  private static void requireAnswers(Dossier sent, String url) {
    var answers = new AtomicLong();
    sent.replays(
        fact -> {
          if (fact instanceof Exchange exchange && exchange.answer().isPresent()) {
            answers.incrementAndGet();
          }
        });
    if (answers.get() == 0) {
      throw new Unusable(
          "nothing at " + url + " answered, so nobody knows whether it still shows: start the"
              + " service, or say where it runs: prodproof replay FINDING URL");
    }
  }

  private void keep(Fact fact, List<Confirmation> confirmations) {
    switch (fact) {
      case Observation _ -> {}
      case Confirmation confirmation -> confirmations.add(confirmation);
      case Standing standing -> context.add(standing);
      default -> {}
    }
  }

  private Finding smallest(Finding whole, List<Confirmation> confirmations) {
    return confirmations.stream()
        .filter(confirmation -> confirmation.finding().equals(id))
        .reduce((_, last) -> last)
        .map(confirmation -> whole.citing(confirmation.exchanges()))
        .orElse(whole);
  }

  private static Map.Entry<BoundCheck, Finding> find(
      Map<BoundCheck, Verdict> verdicts, String id) {
    for (Map.Entry<BoundCheck, Verdict> each : verdicts.entrySet()) {
      if (each.getValue() instanceof Verdict.Fail(List<Finding> findings, var _)) {
        for (Finding finding : findings) {
          if (FindingId.of(each.getKey().sheet().id(), finding).value().startsWith(id)) {
            return Map.entry(each.getKey(), finding);
          }
        }
      }
    }
    throw new Unusable("this run has no finding `" + id + "`; its report lists them with their ids");
  }
}
