package dev.prodproof.experiments.delivery;

import dev.prodproof.core.Impact;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.Sign;
import dev.prodproof.facts.Delivered;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A message that was taken once, and comes again after the service was restarted.
interface Later {
  /// A JVM with migrations to run on a busy machine.
  Duration READY = Duration.ofSeconds(90);

  /// From its being ready to its first answer, where it says the one before the other.
  Duration SERVES = Duration.ofSeconds(15);

  /// Beside the stop and the start.
  Duration OWN = Duration.ofSeconds(20);

  /// Empty where what the message did before the restart is gone: what is lost says nothing of what is repeated.
  Optional<Delivered> again() throws InterruptedException;

  /// Whether the process is ours to restart, and there is time for it.
  static boolean possible(Lab lab) {
    Optional<Duration> needed =
        lab.service().map(service -> service.readyAfter().multipliedBy(3).plus(OWN));
    boolean allowed = lab.allows(Impact.BREAKS);
    return allowed && needed.filter(time -> lab.left().compareTo(time) > 0).isPresent();
  }

  /// All of them after one restart.
  static List<Delivered> restarted(Crew crew, List<Later> waiting) throws InterruptedException {
    var told = new ArrayList<Delivered>();
    Lab lab = crew.lab();
    Optional<ManagedService> service = lab.service();
    if (service.isEmpty() || waiting.isEmpty()) {
      return told;
    }
    lab.progress("restarting the service, to send again what it took before");
    service.get().restart(READY);
    Optional<Sign> sign = Sign.of(crew, Delivery.NAME);
    if (sign.isPresent()) {
      sign.get().await(SERVES);
    }
    for (Later one : waiting) {
      one.again().ifPresent(told::add);
    }
    return told;
  }
}
