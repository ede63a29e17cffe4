package dev.prodproof.cli;

import dev.prodproof.core.RuleSheet;
import dev.prodproof.core.Standard;
import dev.prodproof.engine.StandardFile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "checks", description = "List what the standard demands, and which of it is built.")
final class ChecksCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Option(names = "--json", description = "As JSON, for machines.")
  private boolean json;

  @Option(names = "--built", description = "Only those that this version can show.")
  private boolean builtOnly;

  private record Row(
      String id,
      String title,
      String chapter,
      String severity,
      List<String> statements,
      boolean built,
      List<String> needs,
      String impact) {}

  @Override
  public Integer call() {
    Standard standard = StandardFile.load();
    List<RuleSheet> sheets =
        standard.checks().stream().filter(sheet -> sheet.built() || !builtOnly).toList();
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonMapper.builder().build().writerWithDefaultPrettyPrinter()
              .writeValueAsString(sheets.stream().map(ChecksCommand::row).toList()));
      return ExitCode.OK;
    }
    String chapter = "";
    for (RuleSheet sheet : sheets) {
      if (!sheet.chapter().equals(chapter)) {
        chapter = sheet.chapter();
        out.println("\n" + chapter);
      }
      String mark = sheet.built() ? "●" : "○";
      out.printf("  %s %-40s %-9s %s%n", mark, sheet.id(), sheet.severity(), sheet.title());
    }
    long built = sheets.stream().filter(RuleSheet::built).count();
    out.printf("%n%d demands, %d built (●). More about one: prodproof explain ID%n", sheets.size(), built);
    return ExitCode.OK;
  }

  private static Row row(RuleSheet sheet) {
    return new Row(
        sheet.id(),
        sheet.title(),
        sheet.chapter(),
        sheet.severity(),
        sheet.statements(),
        sheet.built(),
        sheet.needs(),
        sheet.impact());
  }
}
