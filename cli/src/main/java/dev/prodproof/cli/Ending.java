package dev.prodproof.cli;

import dev.prodproof.core.Report;
import dev.prodproof.core.Report.CheckResult;
import dev.prodproof.core.Unusable;
import dev.prodproof.report.Json;
import dev.prodproof.report.Statement;
import dev.prodproof.report.Terminal;
import dev.prodproof.report.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a run ends: what is written, what is shown, and the exit code.
record Ending(RunOptions options, Screen screen, PrintWriter out) {
  /// @param interrupted by the user
  /// @param gone the service ended by itself
  record How(boolean interrupted, boolean gone) {}

  /// @return the exit code
  int tell(Report report, Path folder, How how) {
    write(report, folder);
    if (options.json) {
      out.println(Json.render(report));
    } else {
      out.println(Terminal.render(report, Screen.look(true)));
    }
    out.println(folder);
    out.flush();
    if (how.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    int code = code(report);
    return how.gone() && code == ExitCode.OK ? ExitCode.USAGE : code;
  }

  void write(Report report, Path folder) {
    try {
      Json.write(report, folder.resolve("report.json"));
      Formats.write(report, folder, "html");
      Optional<String> statement =
          Statement.of(
              report.performance(), report.startedAt().substring(0, 10), report.standard().version());
      if (statement.isPresent()) {
        WholeFile.write(folder.resolve(Statement.FILE), statement.get());
      }
      for (String format : options.as) {
        Formats.write(report, folder, format);
      }
    } catch (IOException e) {
      throw new Unusable(
          "the report can't be written to " + folder + " (" + e.getMessage()
              + "); what was recorded is kept: make room, then `prodproof judge " + folder + "`",
          e);
    }
  }

  private int code(Report report) {
    if (!newFailures(report).isEmpty()) {
      return ExitCode.FAILED;
    }
    if (report.verdict().equals("not-demonstrated")) {
      boolean some = report.checks().stream().anyMatch(check -> check.verdict().equals("pass"));
      screen.note(
          some
              ? "nothing failed, but not everything was demonstrated; see the report"
              : "nothing was demonstrated, which is no pass; the report says why");
      if (options.requireDemonstrated) {
        return ExitCode.NOT_DEMONSTRATED;
      }
    }
    return ExitCode.OK;
  }

  /// Ids of what failed, without what the baseline knows.
  private Set<String> newFailures(Report report) {
    Set<String> failed = failures(report);
    report.accepted().stream()
        .filter(risk -> !risk.expired())
        .forEach(risk -> failed.removeAll(risk.findings()));
    if (options.baseline != null) {
      failed.removeAll(failures(Json.read(options.baseline)));
    }
    return failed;
  }

  static Set<String> failures(Report report) {
    return report.checks().stream()
        .filter(check -> check.verdict().equals("fail"))
        .map(CheckResult::findings)
        .flatMap(List::stream)
        .filter(finding -> !finding.severity().equals("info"))
        .map(Report.FindingResult::id)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
