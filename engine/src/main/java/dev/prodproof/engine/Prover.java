package dev.prodproof.engine;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Observation;
import dev.prodproof.core.Report;
import dev.prodproof.core.Standard;
import dev.prodproof.core.Unusable;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Confirmation;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One run: plan → observe → judge → confirm → grade. Whatever ends it, what is known is reported.
public final class Prover {
  private static final String SURVEY = "survey";

  private final Run run;
  private final Workbench bench;
  private final List<Experiment> experiments;
  private volatile @Nullable String ended;
  private boolean observed;

  public Prover(Run run, Workbench bench, List<Experiment> experiments) {
    this.run = run;
    this.bench = bench;
    this.experiments = List.copyOf(experiments);
  }

  /// Ends the run soon, from any thread; what is known is still judged and reported.
  public void end(String because) {
    ended = because;
    bench.halt(because);
  }

  /// The same, for the user.
  public void interrupt() {
    String because = "interrupted by the user";
    run.doubt("run", because + ": what the run didn't come to is not demonstrated");
    end(because);
  }

  /// @throws Unusable when there is nothing to report: the target can't be reached or described
  public Report prove() throws InterruptedException {
    Instant start = run.clock().instant();
    Optional<Experiment> survey =
        experiments.stream().filter(experiment -> experiment.name().equals(SURVEY)).findFirst();
    if (survey.isPresent()) {
      observeSurvey(survey.get());
    }
    Planner planner = new Planner(run.settings(), Impact.of(run.settings().allow()));
    List<Experiment> others =
        experiments.stream().filter(experiment -> !experiment.name().equals(SURVEY)).toList();
    observe(planner.plan(others, capabilities(), run.checks()), start);
    run.recording().settle();
    confirm();
    return report(planner, start);
  }

  private void observe(List<Planner.Step> steps, Instant start) throws InterruptedException {
    var shares = new Shares(run.budget(), start);
    var rest = new ArrayDeque<Experiment>();
    for (Planner.Step step : steps) {
      if (step instanceof Planner.Step.Run(Experiment experiment)) {
        rest.add(experiment);
      }
    }
    for (Planner.Step step : steps) {
      switch (step) {
        case Planner.Step.Run _ -> {
          Experiment experiment = rest.remove();
          Instant now = run.clock().instant();
          observe(experiment, shares.of(experiment, List.copyOf(rest), now));
        }
        case Planner.Step.Leave(Experiment experiment, String because) ->
            run.recording().record(new Observation.NotRun(experiment.name(), because));
      }
    }
  }

  private void observeSurvey(Experiment survey) throws InterruptedException {
    run.watcher().phase(SURVEY);
    try {
      Exercised exercised = survey.run(bench.lab(SURVEY, run.budget().survey()));
      run.recording().record(new Observation.Recorded(SURVEY, exercised));
    } catch (Unusable | Refused e) {
      String why = ended;
      if (why == null) {
        throw e;
      }
      run.recording().record(new Observation.Aborted(SURVEY, why));
    }
    run.recording().settle();
  }

  private Set<Capability> capabilities() {
    Set<Capability> has = EnumSet.noneOf(Capability.class);
    has.addAll(bench.capabilities());
    for (Described described : run.recording().standing(Described.class)) {
      if (!described.operations().isEmpty()) {
        boolean pages = described.operations().stream().allMatch(Described.Operation::form);
        has.add(pages ? Capability.FORMS : Capability.API_DESCRIPTION);
      }
    }
    return has;
  }

  private void observe(Experiment experiment, Duration time) throws InterruptedException {
    if (ended != null) {
      run.recording().record(new Observation.NotRun(experiment.name(), "the run ended before: " + ended));
      return;
    }
    run.watcher().phase(experiment.name());
    reset();
    run.log("experiment " + experiment.name() + " begins");
    Observation observation;
    try {
      Exercised exercised = experiment.run(bench.lab(experiment.name(), time));
      String why = ended == null ? bench.shortage().orElse(null) : ended;
      observation =
          why == null
              ? new Observation.Recorded(experiment.name(), exercised)
              : new Observation.Aborted(experiment.name(), why);
    } catch (Unusable | Refused e) {
      run.recording().requireWritable();
      String why = ended == null ? String.valueOf(e.getMessage()) : ended;
      observation = new Observation.Aborted(experiment.name(), why);
    }
    run.recording().record(observation);
    run.log("experiment " + experiment.name() + " ended: " + observation);
  }

  /// Between two experiments. Where it fails, what comes sees what was before it, and the report says so.
  private void reset() throws InterruptedException {
    if (observed) {
      try {
        bench.reset();
      } catch (Unusable e) {
        run.doubt("reset", String.valueOf(e.getMessage()));
      }
    }
    observed = true;
  }

  private void confirm() throws InterruptedException {
    if (ended != null) {
      return;
    }
    run.watcher().phase("confirming");
    Lab lab = bench.lab("confirm", run.budget().confirmation());
    var confirming = new Confirming(run.recording(), run.dossier(), experiments);
    for (Confirmation confirmation : confirming.confirm(run.judge().verdicts(), lab, () -> outages(lab))) {
      run.recording().record(confirmation);
    }
    run.recording().settle();
  }

  /// What breaks the service is tried last and one after the other, and a start takes seconds: where
  /// each experiment has a time of its own, so has this.
  private Lab outages(Lab shared) {
    return run.budget() instanceof Budget.PerExperiment each
        ? bench.lab("confirm", each.confirmation())
        : shared;
  }

  private Report report(Planner planner, Instant start) {
    Map<BoundCheck, Verdict> verdicts = run.judge().verdicts();
    var maker = new ReportMaker(run.standard(), run.dossier(), planner::chosen);
    run.dossier().facts(maker::see);
    return maker.report(verdicts, seconds(start, run.clock().instant()));
  }

  /// Judges a saved dossier again: with these checks, without sending anything. It lasted until the latest request.
  public static Report judge(Dossier dossier, Standard standard) {
    RunInfo info = dossier.info();
    List<BoundCheck> checks = BoundCheck.load(standard);
    Judge judge = new Judge(checks, (_, _) -> {});
    Planner planner = new Planner(info.settings(), Impact.of(info.settings().allow()));
    var maker = new ReportMaker(standard, dossier, planner::chosen);
    var latest = new AtomicReference<>(Instant.parse(info.startedAt()));
    dossier.facts(
        fact -> {
          judge.see(List.of(fact));
          maker.see(fact);
          if (fact instanceof Exchange exchange) {
            latest.set(exchange.timing().sentAt());
          }
        });
    return maker.report(judge.verdicts(), seconds(Instant.parse(info.startedAt()), latest.get()));
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1000.0);
  }
}
