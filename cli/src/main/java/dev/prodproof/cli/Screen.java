package dev.prodproof.cli;

import dev.prodproof.core.Finding;
import dev.prodproof.core.RuleSheet;
import dev.prodproof.engine.Watcher;
import dev.prodproof.report.Look;
import dev.prodproof.report.Progress;
import dev.prodproof.report.words.Foreign;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What a person sees while a run goes on: on standard error, live on a terminal, plain lines elsewhere.
final class Screen implements Watcher, AutoCloseable {
  private final Progress progress;
  private final PrintStream err;
  private final InstantSource clock;
  private final Instant start;
  private volatile String experiment = "";

  private Screen(Progress progress, PrintStream err, InstantSource clock) {
    this.progress = progress;
    this.err = err;
    this.clock = clock;
    this.start = clock.instant();
  }

  static Screen on(PrintStream err, InstantSource clock) {
    boolean terminal = watched();
    Progress progress = terminal ? Progress.live(err, look(true)) : Progress.plain(err);
    return new Screen(progress, err, clock);
  }

  static boolean watched() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /// @param terminal what is written goes to people
  static Look look(boolean terminal) {
    boolean people = terminal && watched();
    boolean colours = people && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    return new Look(columns(), colours);
  }

  private static int columns() {
    try {
      return Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "80"));
    } catch (NumberFormatException e) {
      return 80;
    }
  }

  @Override
  public void phase(String name) {
    if (!experiment.isEmpty()) {
      on(new Progress.Ended(experiment, "done"));
    }
    experiment = name;
    on(new Progress.Started(name));
  }

  @Override
  public void found(RuleSheet sheet, Finding finding) {
    on(new Progress.Found(finding.severity().word(), finding.where(), finding.what()));
  }

  void said(String line) {
    on(new Progress.Said(experiment, line));
  }

  /// One line that stays.
  void note(String line) {
    err.println("prodproof: " + Foreign.visible(line));
  }

  private void on(Progress.Event event) {
    progress.on(Duration.between(start, clock.instant()), event);
  }

  @Override
  public void close() {
    progress.close();
  }
}
