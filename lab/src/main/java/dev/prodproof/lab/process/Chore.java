package dev.prodproof.lab.process;

import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Recipe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A command of the recipe that does something and ends: it puts data in, or brings it back to what it was. It runs
/// where the service does, with the service's environment.
public final class Chore {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(20);

  private final String key;
  private final Recipe.Service service;
  private final ManagedProcess.Means means;

  /// @param key in the recipe: `seed`
  public Chore(String key, Recipe.Service service, ManagedProcess.Means means) {
    this.key = key;
    this.service = service;
    this.means = means;
  }

  /// @throws Unusable where it fails or doesn't come to an end
  public void run(List<String> words) throws InterruptedException {
    var command =
        new ProcessGroup.Command(
            "`service." + key + "`", words, Path.of(service.folder()), service.env());
    ProcessGroup started = ProcessGroup.start(command, means.watchdog(), means.transcript());
    Instant end = means.clock().instant().plus(LONGEST);
    try {
      while (started.alive() && means.clock().instant().isBefore(end)) {
        means.pause().sleep(POLL);
      }
      if (started.alive()) {
        throw failed("didn't end within " + LONGEST.toSeconds() + " s");
      }
      if (started.exit() != 0) {
        throw failed(Exit.words(started.exit()));
      }
    } finally {
      started.kill(means.pause());
    }
  }

  private Unusable failed(String how) {
    String last = String.join("\n  ", means.transcript().tail());
    return new Unusable(
        "`service.%s` failed: %s; what it wrote is in %s%s"
            .formatted(key, how, means.transcript().out(), last.isEmpty() ? "" : ":\n  " + last));
  }
}
