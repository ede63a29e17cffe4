package dev.prodproof.cli.load;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Unusable;
import dev.prodproof.engine.Performances;
import dev.prodproof.engine.Stretch;
import dev.prodproof.facts.CapacityMeasured;
import dev.prodproof.facts.CapacityStated.Machine;
import dev.prodproof.facts.LoadScene;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadScene.Share;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.load.Distribution;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.report.page.LoadPage;
import dev.prodproof.wire.load.Mix;
import dev.prodproof.wire.load.Steps;
import dev.prodproof.wire.load.Tally;
import dev.prodproof.wire.load.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What came of load, as a page.
public final class LoadHtml {
  private LoadHtml() {}

  /// @param objective its rate counts for nothing here
  public static void write(
      Path file, String target, String summary, LoadRun.Result result, Objective objective) {
    try {
      List<LoadPage.Part> parts =
          result.trials().stream().map(trial -> part(trial, objective)).toList();
      Files.writeString(
          file, new LoadPage(target, summary, seen(result, objective, ""), parts).render());
    } catch (IOException e) {
      throw new Unusable("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /// As the report of a proof would tell it.
  ///
  /// @param machine where the target runs; empty where nobody knows
  public static Performance seen(LoadRun.Result result, Objective objective, String machine) {
    Mix mix = result.trials().getFirst().plan().mix();
    List<Share> shares =
        mix.operations().stream()
            .map(one -> new Share(one.operation().id(), one.weight() / mix.weights()))
            .toList();
    var all = new Performances();
    all.see(new LoadScene(objective, shares, new Machine(machine, 0), List.of()));
    result.trials().forEach(trial -> all.see(step(trial, objective)));
    CapacitySearch.Found found = result.found();
    if (found != null) {
      double high = found.bracket().high();
      all.see(
          new CapacityMeasured(
              found.bracket().low(),
              Double.isInfinite(high) ? 0 : high,
              found.bracket().because(),
              result.trials().size()));
    }
    return all.list().getFirst();
  }

  /// Late by as much as changes nothing of what is asked.
  private static LoadStep step(Trial trial, Objective objective) {
    return Steps.of(trial, Validity.tolerated(objective.p99()));
  }

  private static LoadPage.Part part(Trial trial, Objective objective) {
    List<String> lines = LoadTable.of(trial, objective.p99()).lines().toList();
    List<String> notes =
        lines.stream()
            .filter(line -> line.startsWith("outcomes") || line.startsWith("generator"))
            .toList();
    return new LoadPage.Part(
        lines.getFirst(), figures(trial), notes, Stretch.drawn(step(trial, objective), objective));
  }

  private static List<List<String>> figures(Trial trial) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("", "count", "p50", "p90", "p99", "p99.9", "max"));
    if (trial.operations().size() > 1) {
      trial.operations().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(each -> row(each.getKey(), each.getValue().accepted(), rows));
    }
    Tally total = trial.total();
    row("good answers", total.accepted(), rows);
    row("refused (429, 503)", total.refused(), rows);
    row("failed", total.unwell(), rows);
    row("on the wire only", trial.service(), rows);
    return rows;
  }

  private static void row(String name, Distribution times, List<List<String>> rows) {
    if (!times.isEmpty()) {
      rows.add(
          List.of(
              name,
              Long.toString(times.count()),
              LoadTable.time(times.quantile(.5)),
              LoadTable.time(times.quantile(.9)),
              LoadTable.time(times.quantile(.99)),
              LoadTable.time(times.quantile(.999)),
              LoadTable.time(times.max())));
    }
  }
}
