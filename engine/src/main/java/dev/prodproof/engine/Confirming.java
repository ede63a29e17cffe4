package dev.prodproof.engine;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.FindingId;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Confirmation;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Has findings shown again by the experiment that found them. The oracle is the check itself.
final class Confirming {
  /// Most of a replay is waiting for the service.
  private static final int AT_ONCE = 6;

  private static final Duration LOGGING = Duration.ofMillis(150);

  private final Recording recording;
  private final Dossier dossier;
  private final List<Experiment> experiments;
  private volatile boolean seen;

  Confirming(Recording recording, Dossier dossier, List<Experiment> experiments) {
    this.recording = recording;
    this.dossier = dossier;
    this.experiments = experiments;
  }

  /// What may be tried beside each other, the gentlest first. Nothing else can be measured under load, and
  /// nothing seen while the service is down.
  private enum Company {
    TOGETHER,
    ALONE,
    BREAKING
  }

  private record Doubtful(BoundCheck check, Finding finding) {}

  /// Worst first, until the lab's time is up.
  ///
  /// @param outages asked for once something has to be broken again; its time begins then
  List<Confirmation> confirm(Map<BoundCheck, Verdict> verdicts, Lab lab, Supplier<Lab> outages)
      throws InterruptedException {
    List<Doubtful> doubtful = doubtful(verdicts);
    List<Long> ids = doubtful.stream().flatMap(d -> d.finding().evidence().stream()).toList();
    Cited cited = Cited.in(dossier, ids);
    recording.beginReplay();
    try {
      List<Confirmation> told = new ArrayList<>();
      for (Company company : Company.values()) {
        List<Doubtful> some =
            doubtful.stream().filter(one -> company(one, cited) == company).toList();
        if (!some.isEmpty()) {
          told.addAll(confirmed(some, cited, company == Company.BREAKING ? outages.get() : lab));
        }
      }
      return told;
    } finally {
      recording.endReplay();
    }
  }

  private List<Confirmation> confirmed(List<Doubtful> doubtful, Cited cited, Lab lab)
      throws InterruptedException {
    List<Confirmation> told = new ArrayList<>();
    List<Optional<Confirmation>> outcomes = sideBySide(doubtful, cited, lab);
    for (int i = 0; i < doubtful.size(); i++) {
      Optional<Confirmation> outcome = outcomes.get(i);
      boolean flaky = outcome.filter(one -> one.confirmed() == Confirmed.FLAKY).isPresent();
      // What others did at the same time may have been in the way: once more, alone. Where that
      // can't be, it stays as it was seen.
      Optional<Confirmation> alone =
          flaky ? confirm(doubtful.get(i), cited, lab) : Optional.empty();
      alone.or(() -> outcome).ifPresent(told::add);
    }
    return told;
  }

  private Company company(Doubtful doubt, Cited cited) {
    Optional<Experiment> found = experiment(cited.evidence(doubt.finding().evidence()));
    if (found.filter(one -> one.impact() == Impact.BREAKS).isPresent()) {
      return Company.BREAKING;
    }
    boolean alone = found.filter(one -> one instanceof Confirms confirms && confirms.alone()).isPresent();
    return alone ? Company.ALONE : Company.TOGETHER;
  }

  private List<Optional<Confirmation>> sideBySide(List<Doubtful> doubtful, Cited cited, Lab lab)
      throws InterruptedException {
    var waiting = new Semaphore(AT_ONCE);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var under = new ArrayList<Future<Optional<Confirmation>>>();
      for (Doubtful each : doubtful) {
        waiting.acquire();
        under.add(
            threads.submit(
                () -> {
                  try {
                    return confirm(each, cited, lab);
                  } finally {
                    waiting.release();
                  }
                }));
      }
      var outcomes = new ArrayList<Optional<Confirmation>>();
      for (Future<Optional<Confirmation>> one : under) {
        outcomes.add(one.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
      threads.close();
    }
  }

  private static List<Doubtful> doubtful(Map<BoundCheck, Verdict> verdicts) {
    var all = new ArrayList<Doubtful>();
    verdicts.forEach(
        (check, verdict) -> {
          if (verdict instanceof Verdict.Fail(List<Finding> findings, var _)) {
            findings.forEach(
                finding -> all.add(new Doubtful(check, finding.atMost(check.sheet().ceiling()))));
          }
        });
    Comparator<Doubtful> bySeverity = Comparator.comparing(doubt -> doubt.finding().severity());
    all.sort(bySeverity.reversed());
    return all.stream().filter(doubt -> doubt.finding().severity() != Severity.INFO).toList();
  }

  /// One finding of a saved run, sent again as it was last confirmed.
  Optional<Confirmation> again(BoundCheck check, Finding finding, Lab lab)
      throws InterruptedException {
    Cited cited = Cited.in(dossier, finding.evidence());
    recording.beginReplay();
    try {
      return confirm(new Doubtful(check, finding.atMost(check.sheet().ceiling())), cited, lab);
    } finally {
      recording.endReplay();
    }
  }

  /// Whether a finding was seen again at all, be it once.
  boolean seen() {
    return seen;
  }

  private Optional<Confirmation> confirm(Doubtful doubt, Cited cited, Lab lab)
      throws InterruptedException {
    List<Fact> evidence = cited.evidence(doubt.finding().evidence());
    Optional<Confirms> confirms =
        experiment(evidence).filter(Confirms.class::isInstance).map(Confirms.class::cast);
    if (confirms.isEmpty() || lab.left().isZero()) {
      return Optional.empty();
    }
    FindingId id = FindingId.of(doubt.check().sheet().id(), doubt.finding());
    Optional<Confirms.Confirmation> tried = tried(confirms.get(), doubt, evidence, lab);
    if (tried.isEmpty()) {
      return Optional.empty();
    }
    Confirms.Confirmation outcome = tried.get();
    boolean cutShort = outcome.confirmed() == Confirmed.FLAKY && lab.left().isZero();
    if (cutShort || outcome.confirmed() == Confirmed.UNTRIED) {
      return Optional.empty();
    }
    return Optional.of(
        new Confirmation(id.value(), outcome.confirmed(), outcome.finding().evidence()));
  }

  /// Our own fault in trying one finding again costs neither the others nor the report.
  private Optional<Confirms.Confirmation> tried(
      Confirms confirms, Doubtful doubt, List<Fact> evidence, Lab lab)
      throws InterruptedException {
    FindingId id = FindingId.of(doubt.check().sheet().id(), doubt.finding());
    try {
      return Optional.of(
          confirms.confirm(
              doubt.finding(), evidence, showing(doubt.check(), id, evidence, lab), lab));
    } catch (Refused ended) {
      throw ended;
    } catch (RuntimeException ours) {
      String where =
          Arrays.stream(ours.getStackTrace())
              .filter(frame -> frame.getClassName().startsWith("dev.prodproof"))
              .findFirst()
              .map(frame -> " at " + frame)
              .orElse("");
      lab.progress(
          "our own fault kept finding %s from being tried again: %s%s"
              .formatted(id.value(), ours, where));
      return Optional.empty();
    }
  }

  /// Who sent what was sent last.
  private Optional<Experiment> experiment(List<Fact> evidence) {
    return evidence.stream()
        .filter(Exchange.class::isInstance)
        .map(fact -> ((Exchange) fact).experiment())
        .reduce((_, last) -> last)
        .flatMap(name -> experiments.stream().filter(one -> one.name().equals(name)).findFirst());
  }

  /// Judges new facts in the context of what is known about the target. The service may take a moment
  /// to log what went wrong, and the log may name the cause.
  private Predicate<List<? extends Fact>> showing(
      BoundCheck check, FindingId id, List<Fact> evidence, Lab lab) {
    return facts -> {
      boolean later = recording.logs() && facts.stream().anyMatch(Exchange.class::isInstance);
      boolean shows = shows(check, id, facts) || (later && paused(lab) && shows(check, id, facts));
      // Whoever asks what the finding stands on asks with what was seen before.
      if (shows && (facts.isEmpty() || !evidence.containsAll(facts))) {
        seen = true;
      }
      return shows;
    };
  }

  private boolean shows(BoundCheck check, FindingId id, List<? extends Fact> facts) {
    BoundCheck.Judging<?> pass = check.begin();
    recording.standing().forEach(pass::see);
    facts.forEach(pass::see);
    recording.logged(traces(facts)).forEach(pass::see);
    return pass.verdict() instanceof Verdict.Fail(List<Finding> findings, var _)
        && findings.stream().anyMatch(f -> FindingId.of(check.sheet().id(), f).equals(id));
  }

  private static Set<String> traces(List<? extends Fact> facts) {
    return facts.stream()
        .filter(Exchange.class::isInstance)
        .map(fact -> ((Exchange) fact).request().traceId())
        .collect(Collectors.toSet());
  }

  private static boolean paused(Lab lab) {
    try {
      lab.pause(LOGGING);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
