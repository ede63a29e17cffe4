package dev.prodproof.cli;

import dev.prodproof.cli.reach.Headers;
import dev.prodproof.cli.reach.ReachOptions;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Report;
import dev.prodproof.facts.Header;
import dev.prodproof.lab.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `prove` and `demo` have in common.
final class RunOptions {
  @Option(
      names = "--allow",
      paramLabel = "IMPACT",
      description = {
        "The roughest thing that may be done: reads, writes, stresses or breaks.",
        "Default: reads; writes on this machine; breaks where Prodproof starts the service."
      })
  @Nullable String allow;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "quick",
      description = "quick, default, full, or a duration such as 90s or 5m. Default: ${DEFAULT-VALUE}.")
  String budget = "quick";

  @Option(names = "--only", split = ",", paramLabel = "CHECK", description = "Only these checks: an id, a chapter, or a beginning with `*`.")
  List<String> only = new ArrayList<>();

  @Option(names = "--skip", split = ",", paramLabel = "CHECK", description = "Not these checks.")
  List<String> skip = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Replays the same chance. Default: a new one, printed in the report.")
  @Nullable Long seed;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the run is written. Default: prodproof-runs/TIME-TARGET.")
  @Nullable Path out;

  @Option(names = "--json", description = "The report as JSON on standard output.")
  boolean json;

  @Option(names = "--header", paramLabel = "'NAME: VALUE'", description = "Sent with each request, for example 'Authorization: Bearer …'. May be given again.")
  List<String> headers = new ArrayList<>();

  @Option(names = "--describe", paramLabel = "FILE|URL|PATH", description = "Where the API description is, when it isn't at a usual place.")
  @Nullable String describe;

  @Option(names = "--as", split = ",", paramLabel = "FORMAT", description = "Further reports in the run directory: sarif, github, junit, markdown, wfc, text.")
  List<String> as = new ArrayList<>();

  @Option(names = "--baseline", paramLabel = "REPORT", description = "An earlier report.json: only what failed since counts for the exit code.")
  @Nullable Path baseline;

  @Option(names = "--require-demonstrated", description = "Exit with 3 unless everything of weight was demonstrated.")
  boolean requireDemonstrated;

  @Mixin final ReachOptions reach = new ReachOptions();

  Report.Settings settings(Impact consent, long chosenSeed) {
    return new Report.Settings(consent.word(), budget, chosenSeed, List.copyOf(only), List.copyOf(skip));
  }

  /// What was asked for, or what is safe where the target runs.
  Impact consent(Recipe recipe) {
    if (allow != null) {
      return Impact.of(allow);
    }
    if (recipe.allow() != null) {
      return recipe.allow();
    }
    boolean here = Targets.onThisMachine(Bench.uri(recipe.service().url()));
    return here ? Impact.WRITES : Impact.READS;
  }

  long seedOr(Random chance) {
    return seed == null ? chance.nextInt(1, 1_000_000) : seed;
  }

  List<Header> sent() {
    return Headers.of(headers);
  }
}
