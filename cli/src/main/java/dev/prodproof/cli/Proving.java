package dev.prodproof.cli;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Report;
import dev.prodproof.core.Unusable;
import dev.prodproof.engine.Dossier;
import dev.prodproof.engine.Prover;
import dev.prodproof.engine.Replay;
import dev.prodproof.engine.Run;
import dev.prodproof.engine.StandardFile;
import dev.prodproof.engine.Watcher;
import dev.prodproof.engine.Workbench;
import dev.prodproof.facts.Ended;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.ExperimentPack;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Seeding;
import dev.prodproof.lab.log.LogReader;
import dev.prodproof.lab.process.Transcript;
import dev.prodproof.lab.proxy.Upstream;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.report.Json;
import dev.prodproof.wire.Refused;
import dev.prodproof.wire.Secrets;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;

/// One run from the command line: what is asked, what is shown, what is written, how it ends.
final class Proving {
  /// Of whatever the seed makes, for all experiments but the one that wants many.
  private static final long FIRST_ROWS = 100;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// @param furnish makes what the recipe can't say by itself: a database, an upstream
  record Target(Recipe recipe, Secrets secrets, Furnish furnish) {
    Target(Recipe recipe, Secrets secrets) {
      this(recipe, secrets, (plain, _, _) -> plain);
    }
  }

  /// Starts what the service stands on, and completes its recipe.
  interface Furnish {
    Recipe complete(Recipe recipe, Household household, Path logs) throws InterruptedException;
  }

  private final RunOptions options;
  private final Screen screen;
  private final PrintWriter out;
  private final InstantSource clock = InstantSource.system();

  Proving(RunOptions options, PrintWriter out, PrintStream err) {
    this.options = options;
    this.out = out;
    this.screen = Screen.on(err, clock);
  }

  Screen screen() {
    return screen;
  }

  Path folder(Recipe recipe) {
    if (options.out != null) {
      return options.out;
    }
    String name = recipe.service().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    return Path.of("prodproof-runs", STAMP.format(clock.instant()) + "-" + name);
  }

  int prove(Target target, Path folder, Impact consent) throws InterruptedException {
    requireUsable();
    long seed = options.seedOr(new Random());
    Report.Settings settings = options.settings(consent, seed);
    try (screen;
        Run run = begun(target, folder, settings, screen)) {
      try {
        return prove(target, run, seed);
      } catch (Unusable | Refused e) {
        abandon(run, e);
        throw e;
      }
    }
  }

  /// A mistake that would only show at the end of the run shows before it.
  private void requireUsable() {
    options.as.forEach(Formats::require);
    if (options.baseline != null) {
      Json.read(options.baseline);
    }
  }

  private int prove(Target target, Run run, long seed) throws InterruptedException {
    var interrupt = Interrupt.armed();
    try (Household household = new Household(runId(seed), clock, screen::said);
        Bench bench = bench(target, run, household, seed)) {
      var prover = new Prover(run, bench, experiments());
      interrupt.ends(prover);
      household.whenGone(why -> gone(run, prover, why));
      Report report = prover.prove();
      screen.close();
      return ending().tell(report, run.folder(), new Ending.How(interrupt.happened(), household.gone()));
    } catch (InterruptedException e) {
      if (interrupt.happened()) {
        abandon(run, new Unusable("interrupted by the user before anything was proven"));
      }
      throw e;
    } finally {
      interrupt.release();
    }
  }

  /// A heap of refused connections would tell less.
  private void gone(Run run, Prover prover, String why) {
    screen.note(why);
    int code = why.indexOf("with exit code ");
    String how = code < 0 ? "" : why.substring(code).replaceFirst(";.*", "");
    run.gone(why + ". Nothing that was asked afterwards counts.", new Ended(how, code >= 0));
    prover.end(why);
  }

  private Run begun(Target target, Path folder, Report.Settings settings, Watcher watcher) {
    var run = new Run(folder, settings, StandardFile.load(), watcher, clock);
    Recipe.Service service = target.recipe().service();
    var about = new Workbench.Target(Bench.uri(service.url()).toString(), service.name());
    run.about(about, target.recipe().terms());
    return run;
  }

  private Ending ending() {
    return new Ending(options, screen, out);
  }

  /// Whatever ends it: a run that began leaves a report of what is known.
  private void abandon(Run run, RuntimeException why) throws InterruptedException {
    screen.close();
    run.abandon(String.valueOf(why.getMessage()));
    try {
      ending().write(Prover.judge(Dossier.in(run.folder()), StandardFile.load()), run.folder());
      screen.note("what is known so far is in " + run.folder());
    } catch (Unusable e) {
      screen.note(String.valueOf(e.getMessage()));
    }
  }

  /// Into a run directory of its own.
  Replay.Outcome replay(Target target, Replay replay, Impact consent)
      throws InterruptedException {
    long seed = options.seedOr(new Random());
    Path folder = folder(target.recipe()).resolveSibling(STAMP.format(clock.instant()) + "-replay");
    Report.Settings settings = options.settings(consent, seed);
    try (screen;
        Run run = begun(target, folder, settings, Watcher.NOBODY);
        Household household = new Household(runId(seed), clock, screen::said);
        Bench bench = bench(target, run, household, seed)) {
      return replay.again(run, bench, experiments());
    }
  }

  /// Starts the service first, where the recipe says how.
  private Bench bench(Target target, Run run, Household household, long seed)
      throws InterruptedException {
    Path logs = run.folder().resolve("logs");
    Recipe recipe = target.furnish().complete(target.recipe(), household, logs);
    Optional<ManagedService> service = Optional.empty();
    List<Upstream> upstreams = List.of();
    List<Database> databases = List.of();
    Recipe.Service described = recipe.service();
    Bench.Reset reset = () -> {};
    Optional<Seeding> seeding = Optional.empty();
    if (described.start().isEmpty() && !(described.rollout().seed().isEmpty() && described.rollout().reset().isEmpty())) {
      screen.note("`service.seed` and `service.reset` are left alone: they belong to a service that is started from the recipe");
    }
    if (!described.start().isEmpty()) {
      upstreams = household.standIn(recipe.upstreams().values(), options.reach.trust());
      databases = household.standInForDatabases(recipe.databases().values());
      screen.phase("start");
      service = Optional.of(household.start(described, logs, line -> heard(line, run)));
      reset = data(described, household, logs);
      seeding = seeding(described, household, logs);
    }
    var parts =
        new Bench.Parts(
            recipe,
            options.reach.trust(),
            target.secrets(),
            seed,
            options.reach.proof(),
            clock,
            screen::said,
            service,
            upstreams,
            databases,
            seeding,
            reset);
    return new Bench(parts, run, runId(seed));
  }

  /// Puts data in, where the recipe says how.
  ///
  /// @return brings it back to what it was
  private Bench.Reset data(Recipe.Service service, Household household, Path logs) throws InterruptedException {
    List<String> seed = service.rollout().seed();
    List<String> back = service.rollout().reset();
    if (!seed.isEmpty()) {
      household.chore("seed", service, logs).run(sized(seed, FIRST_ROWS));
      screen.said("data put in by `service.seed`");
    }
    if (back.isEmpty()) {
      return () -> {};
    }
    var chore = household.chore("reset", service, logs);
    return () -> {
      chore.run(back);
      screen.said("data brought back by `service.reset`");
    };
  }

  /// Where its command can be told how much.
  private static Optional<Seeding> seeding(
      Recipe.Service service, Household household, Path logs) {
    List<String> seed = service.rollout().seed();
    if (seed.stream().noneMatch(word -> word.contains(Seeding.ROWS))) {
      return Optional.empty();
    }
    var chore = household.chore("seed", service, logs);
    return Optional.of(rows -> chore.run(sized(seed, rows)));
  }

  private static List<String> sized(List<String> command, long rows) {
    return command.stream().map(word -> word.replace(Seeding.ROWS, Long.toString(rows))).toList();
  }

  /// A service's own account of a failure tells its cause.
  private static void heard(Transcript.Line line, Run run) {
    LogReader.read(line.text())
        .ifPresent(
            record -> {
              try {
                run.notebook().write(record);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static String runId(long seed) {
    return Long.toHexString(seed * 0x9E3779B97F4A7C15L).substring(0, 8);
  }

  static List<Experiment> experiments() {
    return ServiceLoader.load(ExperimentPack.class).stream()
        .flatMap(pack -> pack.get().experiments().stream())
        .toList();
  }
}
