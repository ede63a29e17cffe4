package dev.prodproof.cli;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.recipe.Reading;
import dev.prodproof.lab.recipe.RecipeReader;
import dev.prodproof.wire.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
  @Spec private CommandSpec spec;

  @Mixin private final RunOptions options = new RunOptions();

  @Parameters(arity = "0..1", paramLabel = "URL|RECIPE", description = "What to prove.")
  private @Nullable String target;

  @Override
  public Integer call() throws InterruptedException {
    var secrets = Secrets.fresh();
    var proving = new Proving(options, spec.commandLine().getOut(), System.err);
    Recipe recipe = withOptions(recipe(secrets, proving.screen()));
    Impact consent = consent(recipe);
    announce(proving.screen(), recipe, consent);
    Path folder = proving.folder(recipe);
    return proving.prove(new Proving.Target(recipe, secrets, Optional.empty()), folder, consent);
  }

  private Recipe recipe(Secrets secrets, Screen screen) {
    String given = target == null ? RecipeReader.FILE : target;
    Path file = Path.of(given.contains("://") ? "" : given);
    Path recipe = Files.isDirectory(file) && target != null && !given.contains("://") ? file.resolve(RecipeReader.FILE) : file;
    if (!given.contains("://") && Files.isRegularFile(recipe)) {
      Reading reading = new RecipeReader(System.getenv(), ProveCommand::freePort).read(recipe);
      reading.secrets().forEach(secrets::learn);
      reading.warnings().forEach(screen::note);
      return reading.recipe();
    }
    if (target == null) {
      throw new Unusable(
          "there is nothing to prove: give a URL such as http://localhost:8080, or a recipe"
              + " (there is no " + RecipeReader.FILE + " in this folder)");
    }
    return RecipeReader.bare(Bench.uri(given).toString());
  }

  private Recipe withOptions(Recipe recipe) {
    Map<String, Recipe.Identity> identities = new LinkedHashMap<>(recipe.identities());
    if (!options.sent().isEmpty()) {
      identities.put(
          "caller", new Recipe.Identity("caller", "customer", new Recipe.LogIn.Fields(options.sent())));
    }
    String describe = options.describe == null ? recipe.describe() : options.describe;
    return new Recipe(recipe.service(), describe, identities, recipe.declared(), recipe.allow());
  }

  private Impact consent(Recipe recipe) {
    if (options.allow != null) {
      return Impact.of(options.allow);
    }
    if (recipe.allow() != null) {
      return recipe.allow();
    }
    return onThisMachine(Bench.uri(recipe.service().url())) ? Impact.WRITES : Impact.READS;
  }

  private static boolean onThisMachine(URI url) {
    try {
      return InetAddress.getByName(url.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void announce(Screen screen, Recipe recipe, Impact consent) {
    String what =
        switch (consent) {
          case READS -> "only reading";
          case WRITES -> "reading and writing; it changes or deletes only what it made";
          case STRESSES -> "reading, writing and putting it under load";
          case BREAKS -> "reading, writing, load, and breaking what it stands on";
        };
    screen.note("proving " + recipe.service().url() + ": " + what + " (--allow " + consent.word() + ")");
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

}
