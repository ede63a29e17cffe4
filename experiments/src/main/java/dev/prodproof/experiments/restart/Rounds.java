package dev.prodproof.experiments.restart;

import dev.prodproof.core.Exercised;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is done to the service, one after the other, as far as there is time: a kill, a replacement with an
/// orderly stop in it, the previous version's return, and kills until there are enough.
final class Rounds {
  /// Beside the starts.
  private static final Duration KILL = Duration.ofSeconds(3);

  private static final Duration TAKING_OVER = Duration.ofSeconds(4);

  /// Of the time, for a machine that is suddenly busy.
  private static final int RESERVED = 6;

  private final Crew crew;
  private final Lab lab;
  private final ManagedService service;
  private final Revival revival;
  private final Optional<Light> light;
  private final List<Subject> subjects;
  private final Duration reserve;
  private Duration fastest;
  private int replays;
  private int kills;
  private int stops;
  private int replacements;
  private int outages;
  private int disks;
  private int clocks;

  Rounds(Crew crew, ManagedService service, Revival revival, Optional<Light> light) throws InterruptedException {
    this.crew = crew;
    this.lab = crew.lab();
    this.service = service;
    this.revival = revival;
    this.light = light;
    this.subjects = new Subjects(crew, new Hands(crew, "well")).find();
    this.reserve = lab.left().dividedBy(RESERVED);
    this.fastest = service.readyAfter();
  }

  Exercised all() throws InterruptedException {
    Kills killing = killing();
    int wanted = subjects.isEmpty() || !asked("no-lost-writes") ? 0 : wanted(lab.left());
    int round = 0;
    if (wanted > 0 && fits(1, KILL)) {
      kill(killing, ++round);
    }
    if (asked("graceful-stop", "readiness-gates-start", "no-lost-writes")) {
      replace();
    }
    if (asked("upgrade-and-roll-back")) {
      back();
    }
    starve();
    fill();
    move();
    // One of each shows most; more kills only narrow the bound.
    while (kills < wanted && round < 2 * wanted && fits(1, KILL.plus(reserve))) {
      kill(killing, ++round);
    }
    return Exercised.of("kills", kills)
        .and("stops", stops)
        .and("replacements", replacements)
        .and("outages", outages)
        .and("disks filled", disks)
        .and("clocks moved", clocks)
        .and("kinds of things", subjects.size());
  }

  /// One of them once more.
  ///
  /// @param fault as the requests around it were marked
  /// @return whether there was time for it, and a way
  boolean again(String fault) throws InterruptedException {
    int before = kills + stops + replacements + outages + disks + clocks;
    switch (fault) {
      case "killed", "starting" -> {
        if (!subjects.isEmpty() && fits(1, KILL)) {
          kill(killing(), ++replays);
        }
      }
      case "stopped" -> {
        if (fits(1, Stop.OWN)) {
          stop(() -> {});
        }
      }
      case "replaced" -> replace();
      case "upgraded" -> back();
      case "outage" -> starve();
      case "disk full" -> fill();
      case "clock moved" -> move();
      default -> {}
    }
    revival.leaveAlive();
    return kills + stops + replacements + outages + disks + clocks > before;
  }

  void leaveAlive() throws InterruptedException {
    revival.leaveAlive();
  }

  /// Others come after us.
  void end() throws InterruptedException {
    revival.leaveAlive();
    crew.clean();
  }

  private Kills killing() throws InterruptedException {
    return new Kills(new Hands(crew, "killed"), subjects, revival, service);
  }

  /// Whether one of these checks is asked for.
  private boolean asked(String... checks) {
    return Arrays.stream(checks).anyMatch(check -> lab.wants("failures/" + check));
  }

  /// Whether a step fits that starts the service so often and takes so long besides. What the fastest start took is
  /// what it takes when the machine isn't busy with other things.
  private boolean fits(int starts, Duration besides) {
    Duration last = service.readyAfter();
    fastest = last.compareTo(fastest) < 0 ? last : fastest;
    return lab.left().compareTo(fastest.multipliedBy(starts).plus(besides)) > 0;
  }

  private void kill(Kills killing, int round) throws InterruptedException {
    kills += killing.kill(round) ? 1 : 0;
    lab.progress("killed the service and started it again: " + round);
  }

  private Handover handover() {
    return new Handover(crew, service, revival, light.orElseThrow(), subjects);
  }

  private void replace() throws InterruptedException {
    boolean two = light.isPresent() && fits(2, TAKING_OVER.plus(Stop.OWN)) && handover().same(this::stop);
    if (two) {
      replacements++;
      lab.progress("replaced two instances, one after the other");
    } else if (stops == 0 && fits(1, Stop.OWN)) {
      stop(() -> {});
    }
  }

  private void back() throws InterruptedException {
    if (light.isPresent() && fits(2, TAKING_OVER)) {
      replacements += handover().back() ? 1 : 0;
    }
  }

  private void starve() throws InterruptedException {
    boolean can = light.isPresent() && !subjects.isEmpty() && Outages.any(lab);
    if (asked("no-lost-writes") && can && fits(0, Outages.OWN)) {
      outages += new Outages(new Hands(crew, "outage"), subjects, light.get()).meet() ? 1 : 0;
      lab.progress("took the dependencies away and gave them back");
    }
  }

  private void fill() throws InterruptedException {
    Optional<Path> folder = asked("disk-full") ? Filling.folder(lab) : Optional.empty();
    if (folder.isPresent() && light.isPresent() && !subjects.isEmpty() && fits(2, Filling.OWN)) {
      var filling = new Filling(new Hands(crew, "disk full"), subjects.getFirst(), light.get(), service);
      disks += filling.fill(folder.get()) ? 1 : 0;
      revival.leaveAlive();
      lab.progress("filled the service's disk and emptied it again");
    }
  }

  private void move() throws InterruptedException {
    if (asked("clock-jump") && light.isPresent() && !subjects.isEmpty() && fits(2, Jumps.OWN)) {
      clocks += new Jumps(crew, subjects, light.get(), service).jump() ? 1 : 0;
      revival.leaveAlive();
      lab.progress("moved the service's clock forward and back");
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
