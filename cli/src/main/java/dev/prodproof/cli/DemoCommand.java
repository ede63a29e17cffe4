package dev.prodproof.cli;

import dev.prodproof.core.Unusable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "demo",
    description = {
      "Start a booking service on a real PostgreSQL and prove it.",
      "poc is what a machine wrote in an afternoon; production is the same service, done well."
    })
final class DemoCommand implements Callable<Integer> {
  @Mixin private final RunOptions options = new RunOptions();

  @Parameters(arity = "0..1", paramLabel = "poc|production", description = "Which one. Default: poc.")
  private String which = "poc";

  @Override
  public Integer call() {
    throw new Unusable("the demo " + which + " isn't wired yet" + options.budget);
  }
}
