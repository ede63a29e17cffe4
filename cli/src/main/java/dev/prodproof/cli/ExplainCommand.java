package dev.prodproof.cli;

import dev.prodproof.core.RuleSheet;
import dev.prodproof.core.Standard;
import dev.prodproof.core.Unusable;
import dev.prodproof.engine.StandardFile;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description = "Say why a check is there, how it judges, and how to fix what it finds.")
final class ExplainCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "A check's id, or the end of one: no-server-error.")
  private String id = "";

  @Override
  public Integer call() {
    RuleSheet sheet = find(StandardFile.load());
    var out = spec.commandLine().getOut();
    out.printf("%s%n%s%n%n", sheet.id(), sheet.title());
    out.printf(
        "severity up to %s · statements %s · %s%n",
        sheet.severity(),
        String.join(" ", sheet.statements()),
        sheet.built() ? "built, " + sheet.impact() : "planned");
    section("Why", sheet.why());
    section("How it is judged", sheet.how());
    section("How to fix", sheet.fix());
    section("Example", sheet.example());
    if (!sheet.references().isEmpty()) {
      section("References", String.join("\n", sheet.references()));
    }
    return ExitCode.OK;
  }

  private void section(String title, String text) {
    if (!text.isBlank()) {
      spec.commandLine().getOut().printf("%n## %s%n%n%s%n", title, text.strip());
    }
  }

  private RuleSheet find(Standard standard) {
    return standard
        .sheet(id)
        .or(() -> standard.checks().stream().filter(s -> s.id().endsWith("/" + id)).findFirst())
        .orElseThrow(() -> new Unusable("there is no check `" + id + "`. " + near(standard)));
  }

  private String near(Standard standard) {
    String tail = id.substring(id.lastIndexOf('/') + 1);
    List<String> near =
        standard.checks().stream()
            .map(RuleSheet::id)
            .filter(known -> List.of(tail.split("-", -1)).stream().anyMatch(word -> word.length() > 3 && known.contains(word)))
            .limit(5)
            .toList();
    return near.isEmpty()
        ? "`prodproof checks` lists them all."
        : near.stream().collect(Collectors.joining(", ", "Did you mean ", "?"));
  }
}
