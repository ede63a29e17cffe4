package dev.prodproof.cli;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.recipe.RecipeReader;
import dev.prodproof.lab.recipe.draft.Draft;
import dev.prodproof.lab.recipe.draft.Drafter;
import dev.prodproof.lab.recipe.draft.FolderTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "init",
    description = {
      "Write a recipe, prodproof.yaml, from what stands in a repository.",
      "",
      "It says how the service is started, its port, the variables that it reads, its",
      "database and other dependencies, its API description.",
      "",
      "Knows Spring Boot and other jars of Maven, Node (Express, Fastify, Nest, Koa),",
      "Python (FastAPI, Flask, Django), Go, Compose files, Dockerfiles, Procfiles and",
      ".env.example. It only reads, and runs nothing. What it could not know is said",
      "at the end and stands in the file; secrets are never written, only their names.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  prodproof init                 for this folder",
      "  prodproof init services/shop   for another; the recipe is written there",
      "  prodproof init --print         only show it",
      "",
      "Then look through the file, set what it names in the environment, and run:",
      "  prodproof prove"
    })
final class InitCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "FOLDER", defaultValue = ".", description = "Where the service's code is. Default: this folder.")
  private Path folder = Path.of(".");

  @Option(names = "--force", description = "Write over a recipe that is there already.")
  private boolean force;

  @Option(names = "--print", description = "Show the recipe and write nothing.")
  private boolean print;

  @Option(names = "--json", description = "What was found, as JSON on standard output.")
  private boolean json;

  private record Found(String file, String stack, List<Draft.Doubt> unknown, String recipe) {}

  @Override
  public Integer call() {
    Path file = folder.resolve(RecipeReader.FILE);
    if (Files.exists(file) && !force && !print) {
      throw new Unusable(
          "there is a " + file + " already: look at a new one with --print, or write over it with --force");
    }
    Path home = folder.toAbsolutePath().normalize();
    Path last = home.getFileName();
    Draft draft = Drafter.of(FolderTree.of(folder), last == null ? "service" : last.toString());
    if (!print) {
      write(file, draft.yaml());
    }
    tell(draft, file, spec.commandLine().getOut());
    return ExitCode.OK;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new Unusable("can't write " + file + ": " + e.getMessage(), e);
    }
  }

  private void tell(Draft draft, Path file, PrintWriter out) {
    if (json) {
      var found = new Found(print ? "" : file.toString(), draft.stack(), draft.doubts(), draft.yaml());
      out.println(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(found));
    } else if (print) {
      out.print(draft.yaml());
      out.flush();
    } else {
      out.println("wrote " + file + (draft.stack().isEmpty() ? "" : ": a service on " + draft.stack()));
      out.println("\nwhat I could not know:");
      draft.doubts().forEach(doubt -> out.println("  - " + doubt.what() + ":\n      " + doubt.remedy()));
      out.println("\nnext: look through it, then run `prodproof prove" + (folder.toString().equals(".") ? "" : " " + folder) + "`");
    }
  }
}
