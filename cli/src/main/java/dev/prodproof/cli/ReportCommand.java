package dev.prodproof.cli;

import dev.prodproof.report.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "report", description = "Show a saved run in another format, on standard output.")
final class ReportCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A run directory, or a report.json.")
  private Path folder = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "html, json, sarif, github, junit, markdown, wfc or text. Default: ${DEFAULT-VALUE}.")
  private String format = "text";

  @Override
  public Integer call() {
    Path file = Files.isDirectory(folder) ? folder.resolve("report.json") : folder;
    spec.commandLine().getOut().println(Formats.render(Json.read(file), format));
    return ExitCode.OK;
  }
}
