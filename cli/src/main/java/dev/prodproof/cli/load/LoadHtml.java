package dev.prodproof.cli.load;

import dev.prodproof.core.Unusable;
import dev.prodproof.facts.load.Distribution;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.report.page.LoadPage;
import dev.prodproof.wire.load.Tally;
import dev.prodproof.wire.load.Trial;
import dev.prodproof.wire.load.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What came of load, as a page.
public final class LoadHtml {
  /// More points than the page is wide can't be seen.
  private static final int POINTS = 500;

  private LoadHtml() {}

  public static void write(Path file, String target, String summary, List<Trial> trials) {
    try {
      var page = new LoadPage(target, summary, trials.stream().map(LoadHtml::step).toList());
      Files.writeString(file, page.render());
    } catch (IOException e) {
      throw new Unusable("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static LoadPage.Step step(Trial trial) {
    List<String> lines = LoadTable.of(trial).lines().toList();
    List<String> notes =
        lines.stream()
            .filter(line -> line.startsWith("outcomes") || line.startsWith("generator"))
            .toList();
    return new LoadPage.Step(
        lines.getFirst(),
        figures(trial),
        notes,
        Validity.flaw(Steps.of(trial), 0).orElse(""),
        points(trial.windows(), trial.plan().window().toNanos() / 1e9));
  }

  private static List<List<String>> figures(Trial trial) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("", "count", "p50", "p90", "p99", "p99.9", "max"));
    trial.operations().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> row(each.getKey(), each.getValue().accepted(), rows));
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

  private static List<LoadPage.Point> points(List<Window> windows, double each) {
    int together = Math.max(1, windows.size() / POINTS);
    var points = new ArrayList<LoadPage.Point>();
    for (int from = 0; from < windows.size(); from += together) {
      List<Window> some = windows.subList(from, Math.min(windows.size(), from + together));
      Distribution times = Distribution.merged(some.stream().map(Window::response).toList());
      double seconds = each * some.size();
      points.add(
          new LoadPage.Point(
              some.getFirst().at() / 1e9,
              some.stream().mapToLong(Window::intended).sum() / seconds,
              some.stream().mapToLong(Window::accepted).sum() / seconds,
              times.quantile(.5) / 1e6,
              times.quantile(.99) / 1e6));
    }
    return points;
  }
}
