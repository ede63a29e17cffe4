package dev.prodproof.cli;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.engine.Dossier;
import dev.prodproof.engine.Replay;
import dev.prodproof.lab.Recipe;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.wire.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    description = {
      "Send a finding's requests again, and judge whether it still shows.",
      "Exits with 1 while it does, with 0 once it doesn't."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final Path RUNS = Path.of("prodproof-runs");

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Mixin private final RunOptions options = new RunOptions();

  @Parameters(index = "0", paramLabel = "FINDING", description = "A finding's id.")
  private String finding = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "URL|RECIPE", description = "Where to send them. Default: where the run sent them.")
  private @Nullable String target;

  @Option(names = "--run", paramLabel = "DIR", description = "The run that found it. Default: the newest one that did.")
  private @Nullable Path run;

  @Override
  public Integer call() throws InterruptedException {
    Path folder = run == null ? newestWith(finding) : run;
    Dossier dossier = Dossier.in(folder);
    var replay = new Replay(dossier, finding);
    var secrets = Secrets.fresh();
    var proving = new Proving(options, spec.commandLine().getOut(), System.err);
    String where = target == null ? dossier.info().target().url() : target;
    Recipe recipe = new Targets(options, secrets, proving.screen()).recipe(where);
    Impact consent = options.consent(recipe);
    Replay.Outcome again =
        proving.replay(new Proving.Target(recipe, secrets), replay, consent);
    return tell(replay, again);
  }

  private int tell(Replay replay, Replay.Outcome again) {
    var out = spec.commandLine().getOut();
    String what = replay.finding().where() + "  " + replay.finding().what();
    out.println(replay.checkId() + "  " + Foreign.visible(what));
    return switch (again) {
      case SHOWS -> {
        out.println("still shows");
        yield ExitCode.FAILED;
      }
      case SHOWS_AT_TIMES -> {
        out.println("still shows, but not each time");
        yield ExitCode.FAILED;
      }
      case GONE -> {
        out.println("does not show any more");
        yield ExitCode.OK;
      }
      case UNKNOWN -> {
        out.println("can't be told: the requests could not be sent as before");
        yield ExitCode.NOT_DEMONSTRATED;
      }
    };
  }

  private static Path newestWith(String finding) {
    if (!Files.isDirectory(RUNS)) {
      throw new Unusable("there is no " + RUNS + " in this folder: name the run with --run DIR");
    }
    try (Stream<Path> runs = Files.list(RUNS)) {
      List<Path> newestFirst = runs.sorted(Comparator.<Path>reverseOrder()).toList();
      for (Path run : newestFirst) {
        Path report = run.resolve("report.json");
        if (Files.exists(report) && Files.readString(report).contains("\"" + finding)) {
          return run;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new Unusable("no run in " + RUNS + " has a finding `" + finding + "`; their reports list them with their ids");
  }
}
