package dev.prodproof.cli;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.process.Ports;
import dev.prodproof.lab.recipe.Reading;
import dev.prodproof.lab.recipe.RecipeReader;
import dev.prodproof.wire.Secrets;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// From what the user typed to what is proven: a URL, a recipe, or the recipe of this folder.
final class Targets {
  private final RunOptions options;
  private final Secrets secrets;
  private final Screen screen;

  Targets(RunOptions options, Secrets secrets, Screen screen) {
    this.options = options;
    this.secrets = secrets;
    this.screen = screen;
  }

  Recipe recipe(@Nullable String given) {
    return withOptions(given == null ? ofThisFolder() : of(given));
  }

  private Recipe ofThisFolder() {
    Path file = Path.of(RecipeReader.FILE);
    if (!Files.isRegularFile(file)) {
      throw new Unusable(
          "there is nothing to prove: give a URL such as http://localhost:8080, or a recipe"
              + " (there is no "
              + RecipeReader.FILE
              + " in this folder)");
    }
    return read(file);
  }

  private Recipe of(String given) {
    if (!given.contains("://")) {
      Path file = Path.of(given);
      Path recipe = Files.isDirectory(file) ? file.resolve(RecipeReader.FILE) : file;
      if (Files.isRegularFile(recipe)) {
        return read(recipe);
      }
    }
    return RecipeReader.bare(Bench.uri(given).toString());
  }

  private Recipe read(Path file) {
    Reading reading = new RecipeReader(System.getenv(), Ports::free).read(file);
    reading.secrets().forEach(secrets::learn);
    reading.warnings().forEach(screen::note);
    return reading.recipe();
  }

  private Recipe withOptions(Recipe recipe) {
    Map<String, Recipe.Identity> identities = new LinkedHashMap<>(recipe.identities());
    if (!options.sent().isEmpty()) {
      options.sent().forEach(header -> secrets.learn(header.value()));
      var fields = new Recipe.LogIn.Fields(options.sent());
      identities.put("caller", new Recipe.Identity("caller", "customer", fields));
    }
    String describe = options.describe == null ? recipe.describe() : options.describe;
    return recipe.seen(describe, identities);
  }

  static boolean onThisMachine(URI url) {
    try {
      return InetAddress.getByName(url.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
