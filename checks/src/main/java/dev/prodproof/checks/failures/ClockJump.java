package dev.prodproof.checks.failures;

import dev.prodproof.checks.Findings;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Counted;
import dev.prodproof.facts.FullDisk;
import dev.prodproof.facts.MovedClock;
import dev.prodproof.facts.MovedClock.Step;
import dev.prodproof.facts.Opening;
import dev.prodproof.facts.Replacement;
import dev.prodproof.facts.RestartFact;
import dev.prodproof.facts.Restarted;
import dev.prodproof.facts.UnderWay;
import dev.prodproof.facts.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

public final class ClockJump implements Check<RestartFact> {
  @Override
  public Class<RestartFact> reads() {
    return RestartFact.class;
  }

  @Override
  public Fold<RestartFact> judge() {
    return new Pass();
  }

  private static final class Pass implements Fold<RestartFact> {
    /// A storm is so many times what there was before, and so many more: our own measure.
    private static final int STORM_TIMES = 10;

    private static final int STORM_MORE = 100;
    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    private @Nullable MovedClock clock;

    @Override
    public void see(RestartFact fact) {
      switch (fact) {
        case MovedClock moved -> clock = moved;
        case Counted _, FullDisk _, Opening _, Replacement _, Restarted _, UnderWay _, Write _ -> {}
      }
    }

    @Override
    public Verdict verdict() {
      MovedClock moved = clock;
      if (moved == null) {
        return new Verdict.Inconclusive(
            "there was no time to move a clock: `--budget default` has it", Exercised.of("jumps", 0));
      }
      return switch (moved.standing()) {
        case IMPOSSIBLE, IGNORED -> new Verdict.Inconclusive(moved.why(), Exercised.of("jumps", 0));
        case SHOWN -> shown(moved);
      };
    }

    private static Verdict shown(MovedClock moved) {
      Step before = moved.steps().getFirst();
      List<Step> jumps = moved.steps().subList(1, moved.steps().size());
      int acknowledged = moved.steps().stream().mapToInt(Step::acknowledged).sum();
      long most = jumps.stream().mapToLong(Step::calls).max().orElse(0);
      var exercised =
          Exercised.of("jumps", jumps.size())
              .and("acknowledged writes", acknowledged)
              .and("readings", moved.steps().stream().mapToInt(Step::reads).sum())
              .and("ids given twice", moved.twice().size())
              .and("calls before", before.calls())
              .and("most calls after a jump", most);
      var findings = new Findings();
      if (!moved.alive()) {
        findings.add(
            Severity.MINOR, "the process", "it ends when its clock jumps", "it ends", moved.about());
      }
      jumps.stream().filter(step -> !step.serves()).forEach(step -> add(findings, step));
      if (!moved.twice().isEmpty()) {
        findings.add(
            Severity.MINOR,
            "ids",
            "%d ids were given out twice after the clock jumped: %s"
                .formatted(moved.twice().size(), String.join(", ", moved.twice().stream().limit(5).toList())),
            "ids given out twice after the clock jumped",
            moved.about());
      }
      jumps.stream().filter(step -> storms(before, step)).findFirst().ifPresent(step -> storm(findings, before, step));
      return Verdict.failIfAny(
          findings.list(),
          "it served after each of %d jumps of its clock (%s), %d ids were unique, and nobody asked its dependencies for more than before"
              .formatted(jumps.size(), String.join(", ", jumps.stream().map(Pass::words).toList()), acknowledged),
          exercised);
    }

    private static boolean storms(Step before, Step after) {
      return after.calls() > before.calls() * STORM_TIMES + STORM_MORE;
    }

    private static void storm(Findings findings, Step before, Step after) {
      findings.add(
          Severity.MINOR,
          "the dependencies",
          "%d calls went out by themselves right after the clock jumped (%s), %d in as long before"
              .formatted(after.calls(), words(after), before.calls()),
          "a storm of calls after the clock jumped",
          after.exchanges());
    }

    private static void add(Findings findings, Step step) {
      String what =
          !step.loggedIn()
              ? "nobody can log in"
              : "%d of %d writes and %d of %d readings fail"
                  .formatted(
                      step.failed(),
                      step.failed() + step.acknowledged() + step.refused(),
                      step.readsFailed(),
                      step.reads());
      String cause = step.loggedIn() ? "requests fail" : "nobody can log in";
      findings.add(
          Severity.MINOR,
          "the clock",
          "%s once its clock is %s".formatted(what, words(step)),
          cause + " once its clock is " + words(step),
          step.exchanges());
    }

    private static String words(Step step) {
      long away = Math.abs(step.off());
      String howFar = away >= DAY ? away / DAY + " d" : away / HOUR + " h";
      return step.off() == 0 ? "right again" : howFar + (step.off() > 0 ? " ahead" : " behind");
    }
  }
}
