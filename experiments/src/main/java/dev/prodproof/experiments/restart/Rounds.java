package dev.prodproof.experiments.restart;

import dev.prodproof.core.Exercised;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is done to the service, one after the other, as far as there is time: a kill, a replacement with an
/// orderly stop in it, the previous version's return, and kills until there are enough.
final class Rounds {
  private final Crew crew;
  private final Lab lab;
  private final ManagedService service;
  private final Revival revival;
  private final Optional<Light> light;
  private final List<Subject> subjects;
  private Duration cycle;
  private int kills;
  private int stops;
  private int replacements;
  private int outages;
  private int disks;

  Rounds(Crew crew, ManagedService service, Revival revival, Optional<Light> light) throws InterruptedException {
    this.crew = crew;
    this.lab = crew.lab();
    this.service = service;
    this.revival = revival;
    this.light = light;
    this.subjects = new Subjects(crew, new Hands(crew, "well")).find();
    this.cycle = service.readyAfter().multipliedBy(3).dividedBy(2).plusSeconds(1);
  }

  Exercised all() throws InterruptedException {
    var killing = new Kills(new Hands(crew, "killed"), subjects, revival, service);
    int wanted = subjects.isEmpty() ? 0 : wanted(lab.left());
    int round = 0;
    if (wanted > 0 && fits(cycle)) {
      kill(killing, ++round);
    }
    if (fits(cycle.plus(Stop.OWN))) {
      replace();
    }
    if (light.isPresent() && fits(cycle.multipliedBy(2))) {
      replacements += handover().back() ? 1 : 0;
    }
    if (light.isPresent() && !subjects.isEmpty() && Outages.any(lab) && fits(Outages.OWN)) {
      outages += new Outages(new Hands(crew, "outage"), subjects, light.get()).meet() ? 1 : 0;
      lab.progress("took the dependencies away and gave them back");
    }
    fill();
    while (kills < wanted && round < 2 * wanted && fits(cycle)) {
      kill(killing, ++round);
    }
    return Exercised.of("kills", kills)
        .and("stops", stops)
        .and("replacements", replacements)
        .and("outages", outages)
        .and("disks filled", disks)
        .and("kinds of things", subjects.size());
  }

  private boolean fits(Duration step) {
    return lab.left().compareTo(step) > 0;
  }

  private void kill(Kills killing, int round) throws InterruptedException {
    Instant begin = lab.clock().instant();
    kills += killing.kill(round) ? 1 : 0;
    cycle = Duration.between(begin, lab.clock().instant()).multipliedBy(3).dividedBy(2);
    lab.progress("killed the service and started it again: " + round);
  }

  private Handover handover() {
    return new Handover(crew, service, revival, light.orElseThrow(), subjects);
  }

  private void replace() throws InterruptedException {
    boolean two = light.isPresent() && handover().same(this::stop);
    if (two) {
      replacements++;
      lab.progress("replaced two instances, one after the other");
    } else if (stops == 0) {
      stop(() -> {});
    }
  }

  private void fill() throws InterruptedException {
    Optional<Path> folder = Filling.folder(lab);
    if (folder.isPresent() && light.isPresent() && !subjects.isEmpty() && fits(cycle.plus(Filling.OWN))) {
      var filling = new Filling(new Hands(crew, "disk full"), subjects.getFirst(), light.get(), service);
      disks += filling.fill(folder.get()) ? 1 : 0;
      revival.leaveAlive();
      lab.progress("filled the service's disk and emptied it again");
    }
  }

  private void stop(Runnable signalling) throws InterruptedException {
    Optional<Subject> subject =
        subjects.stream().filter(one -> !one.maker().bodies().isEmpty()).findFirst();
    if (subject.isPresent()) {
      var hands = new Hands(crew, "stopped");
      Optional<Bystander> beside = light.map(one -> new Bystander(hands, one));
      new Stop(hands, subject.get(), revival, service).stop(beside, signalling);
      stops++;
      lab.progress("stopped the service and started it again");
    } else {
      signalling.run();
      service.restart(service.readyAfter().multipliedBy(5).plusSeconds(60));
    }
  }

  /// How many kills by how much time there is: few in `quick`, and enough for a bound in `full`.
  private static int wanted(Duration left) {
    long minutes = left.toMinutes();
    return minutes < 1 ? 3 : minutes < 10 ? 10 : 25;
  }
}
