package dev.prodproof.cli;

import dev.prodproof.core.Impact;
import dev.prodproof.lab.Recipe;
import dev.prodproof.wire.Secrets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "prove",
    description = {
      "Prove a service: by its URL while it runs, or by a recipe that says how to start it.",
      "Without either, the recipe prodproof.yaml of this folder is used."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  prodproof prove http://localhost:8080",
      "  prodproof prove http://localhost:8080 --header 'Authorization: Bearer …' --allow reads",
      "  prodproof prove prodproof.yaml --budget default --as sarif,junit",
      "  prodproof prove --only failures --baseline last/report.json"
    })
final class ProveCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Mixin private final RunOptions options = new RunOptions();

  @Parameters(arity = "0..1", paramLabel = "URL|RECIPE", description = "What to prove.")
  private @Nullable String target;

  @Override
  public Integer call() throws InterruptedException {
    var secrets = Secrets.fresh();
    var proving = new Proving(options, spec.commandLine().getOut(), System.err);
    Recipe recipe = new Targets(options, secrets, proving.screen()).recipe(target);
    Impact consent = options.consent(recipe);
    announce(proving.screen(), recipe, consent);
    Path folder = proving.folder(recipe);
    return proving.prove(new Proving.Target(recipe, secrets), folder, consent);
  }

  private static void announce(Screen screen, Recipe recipe, Impact consent) {
    String what =
        switch (consent) {
          case READS -> "only reading";
          case WRITES -> "reading and writing; it changes or deletes only what it made";
          case STRESSES -> "reading, writing and putting it under load";
          case BREAKS -> "reading, writing, load, and breaking what it stands on";
        };
    screen.note(
        "proving " + recipe.service().url() + ": " + what + " (--allow " + consent.word() + ")");
  }
}
