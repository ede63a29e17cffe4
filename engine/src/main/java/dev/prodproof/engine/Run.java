package dev.prodproof.engine;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Report;
import dev.prodproof.core.Standard;
import dev.prodproof.core.Unusable;
import dev.prodproof.facts.Distrust;
import dev.prodproof.facts.Ended;
import dev.prodproof.lab.Notebook;
import dev.prodproof.lab.Terms;
import dev.prodproof.wire.Recorder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A run directory that is being written: dossier, log, and the judge who reads along.
public final class Run implements AutoCloseable {
  private final Path folder;
  private final Report.Settings settings;
  private final Budget budget;
  private final Standard standard;
  private final List<BoundCheck> checks;
  private final Watcher watcher;
  private final InstantSource clock;
  private final Dossier dossier;
  private final RunLog log;
  private final Judge judge;
  private final Recording recording;
  private final Journal journal;

  /// @param folder must not exist, or be empty
  public Run(
      Path folder, Report.Settings settings, Standard standard, Watcher watcher, InstantSource clock) {
    this.folder = folder;
    this.settings = settings;
    this.budget = Budget.of(settings.budget());
    this.standard = standard;
    requireSomeCheck(settings, standard);
    this.checks = BoundCheck.load(standard);
    this.watcher = watcher;
    this.clock = clock;
    this.dossier = new Dossier(folder.resolve("dossier"));
    try {
      requireFresh(folder);
      Files.createDirectories(dossier.folder());
      this.log = new RunLog(folder.resolve("run.log"), clock);
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
    this.judge = new Judge(checks, watcher::found);
    this.recording = new Recording(dossier, log, judge);
    try {
      this.journal = new Journal(dossier.folder(), recording);
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
  }

  /// Says whom the run is about; before anything is recorded.
  public void about(Workbench.Target target) {
    about(target, Terms.NONE);
  }

  /// @param terms what the owners attest, and what they don't want to be graded by
  public void about(Workbench.Target target, Terms terms) {
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    var reference = new Report.TargetRef(target.url(), target.name(), "");
    var info =
        new RunInfo(
            RunInfo.FORMAT, standard.version(), reference, settings, now, terms.suppressed(), terms.readiness());
    try {
      Files.write(dossier.folder().resolve("run.json"), FactJson.mapper().writeValueAsBytes(info));
      log.line("proves " + target.url() + ", allowed: " + settings.allow() + ", budget: " + settings.budget());
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
  }

  private static void requireSomeCheck(Report.Settings settings, Standard standard) {
    var planner = new Planner(settings, Impact.of(settings.allow()));
    if (standard.checks().stream().noneMatch(planner::chosen)) {
      throw new Unusable(
          "--only and --skip leave no check to judge; `prodproof checks` lists what they can name");
    }
  }

  private static void requireFresh(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var entries = Files.list(folder)) {
        if (entries.findAny().isEmpty()) {
          return;
        }
      }
    }
    if (Files.exists(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
  }

  private static Unusable cannotWrite(Path folder, IOException e) {
    String why =
        e instanceof FileAlreadyExistsException
            ? folder + " exists already and is never overwritten: give another directory with --out"
            : "can't write to " + folder + " (" + e.getMessage() + "): give another directory with --out";
    return new Unusable(why, e);
  }

  /// A line in `run.log`; a full disk shows at the next recorded fact.
  void log(String line) {
    try {
      log.line(line);
    } catch (IOException e) {
      // The next fact can't be written either, and says so.
    }
  }

  /// Nothing more can be done: the dossier says why, as far as it can still be written.
  public void abandon(String because) throws InterruptedException {
    log("ends: " + because);
    if (recording.writable()) {
      recording.record(new Distrust("run", List.of(because)));
      recording.settle();
    }
  }

  /// The service's process is gone.
  ///
  /// @param why a sentence for the report's first screen
  public void gone(String why, Ended ended) {
    doubt("service", why);
    try {
      if (recording.writable()) {
        recording.record(ended);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A sentence for the report's first screen.
  public void doubt(String source, String sentence) {
    log(sentence);
    try {
      if (recording.writable()) {
        recording.record(new Distrust(source, List.of(sentence)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Takes facts as they happen.
  public Notebook notebook() {
    return recording;
  }

  /// Takes requests before they are sent, and what came of them.
  public Recorder recorder() {
    return journal;
  }

  public Path folder() {
    return folder;
  }

  public Impact consent() {
    return Impact.of(settings.allow());
  }

  Recording recording() {
    return recording;
  }

  /// Whether that check is asked for.
  public boolean wants(String check) {
    return Planner.chosen(check, settings);
  }

  Report.Settings settings() {
    return settings;
  }

  Budget budget() {
    return budget;
  }

  Standard standard() {
    return standard;
  }

  List<BoundCheck> checks() {
    return checks;
  }

  Watcher watcher() {
    return watcher;
  }

  InstantSource clock() {
    return clock;
  }

  Dossier dossier() {
    return dossier;
  }

  Judge judge() {
    return judge;
  }

  @Override
  public void close() {
    try {
      recording.close();
      journal.close();
      log.close();
    } catch (IOException e) {
      watcher.phase("the dossier could not be closed: " + e.getMessage());
    }
  }
}
