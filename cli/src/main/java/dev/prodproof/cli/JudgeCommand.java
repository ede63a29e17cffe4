package dev.prodproof.cli;

import dev.prodproof.core.Report;
import dev.prodproof.core.Unusable;
import dev.prodproof.engine.Dossier;
import dev.prodproof.engine.Prover;
import dev.prodproof.engine.StandardFile;
import dev.prodproof.report.Json;
import dev.prodproof.report.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "judge",
    description = {
      "Judge a saved run again, without sending anything.",
      "Writes report.json and report.html anew; also for a run that was cut off."
    })
final class JudgeCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A run directory.")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "The report as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    Report report = Prover.judge(Dossier.in(folder), StandardFile.load());
    try {
      Json.write(report, folder.resolve("report.json"));
      Formats.write(report, folder, "html");
    } catch (IOException e) {
      throw new Unusable("the report can't be written to " + folder + ": " + e.getMessage(), e);
    }
    var out = spec.commandLine().getOut();
    out.println(json ? Json.render(report) : Terminal.render(report, Screen.look(true)));
    out.println(folder);
    return Ending.failures(report).isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
