package dev.prodproof.experiments.restart;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.facts.Replacement;
import dev.prodproof.facts.Replacement.Casualty;
import dev.prodproof.facts.Replacement.Kind;
import dev.prodproof.facts.Write;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.lab.ManagedService.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Replaces one instance by another under traffic, and back again, as an orchestrator does in a deployment.
final class Handover {
  /// Both serve for a while: what one writes the other must know.
  private static final Duration TOGETHER = Duration.ofMillis(600);

  private static final Duration AFTERWARDS = Duration.ofMillis(200);

  private final Crew crew;
  private final ManagedService service;
  private final Revival revival;
  private final Light light;
  private final List<Subject> subjects;

  Handover(Crew crew, ManagedService service, Revival revival, Light light, List<Subject> subjects) {
    this.crew = crew;
    this.service = service;
    this.revival = revival;
    this.light = light;
    this.subjects = subjects;
  }

  /// Ends the service itself and starts it again; whoever ends it tells right before the signal.
  interface Turn {
    void take(Runnable signalling) throws InterruptedException;
  }

  /// @param first ends the first instance and starts it again
  /// @return whether there could be two
  boolean same(Turn first) throws InterruptedException {
    Optional<ManagedService> second = beside(Version.PRESENT, Kind.SAME);
    if (second.isEmpty()) {
      return false;
    }
    Hands there = Hands.at(second.get(), crew, "replaced");
    var old = new Backend("the old one", new Hands(crew, "replaced"));
    var other = new Backend("the new one", there);
    Instant begin = crew.lab().clock().instant();
    try (Traffic traffic = traffic(old, other)) {
      if (!joins(second.get(), other, Kind.SAME, "another began")) {
        return false;
      }
      together(traffic);
      first.take(
          () -> {
            old.signalled();
            traffic.press(false);
          });
      old.takeIn();
      together(traffic);
      other.signalled();
      ManagedService.Ended _ = second.get().terminate();
      end(traffic, Kind.SAME, Leg.FIRST, begin);
      look(Write.Occasion.REPLACEMENT, traffic);
      return true;
    } finally {
      ManagedService.Ended _ = second.get().kill();
    }
  }

  /// The previous version takes over, and gives back.
  ///
  /// @return whether there is one that could
  boolean back() throws InterruptedException {
    Optional<ManagedService> previous = beside(Version.PREVIOUS, Kind.BACK);
    if (previous.isEmpty()) {
      return false;
    }
    var present = new Backend("the new version", new Hands(crew, "upgraded"));
    var before = new Backend("the previous version", Hands.at(previous.get(), crew, "upgraded"));
    Instant begin = crew.lab().clock().instant();
    try (Traffic traffic = traffic(present, before)) {
      if (!joins(previous.get(), before, Kind.BACK, "the previous version began")) {
        return false;
      }
      together(traffic);
      present.signalled();
      ManagedService.Ended _ = service.terminate();
      Leg seen = end(traffic, Kind.BACK, Leg.FIRST, begin);
      crew.lab().pause(TOGETHER);
      traffic.press(false);
      begin = crew.lab().clock().instant();
      if (revival.start("the previous version had served") < 0) {
        throw new Unusable("after the previous version the service didn't start again: " + revival.why());
      }
      present.takeIn();
      together(traffic);
      before.signalled();
      ManagedService.Ended _ = previous.get().terminate();
      end(traffic, Kind.FORWARD, seen, begin);
      look(Write.Occasion.UPGRADE, traffic);
      return true;
    } finally {
      ManagedService.Ended _ = previous.get().kill();
    }
  }

  private void together(Traffic traffic) throws InterruptedException {
    traffic.press(true);
    crew.lab().pause(TOGETHER);
  }

  private Optional<ManagedService> beside(Version version, Kind kind) {
    try {
      return Optional.of(service.beside(version));
    } catch (Unusable e) {
      impossible(kind, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Traffic traffic(Backend one, Backend other) {
    one.takeIn();
    Optional<String> ready = Optional.ofNullable(crew.lab().recipe().service().ready());
    return new Traffic(crew.lab(), List.of(one, other), light, subjects, ready).begin();
  }

  private boolean joins(ManagedService instance, Backend backend, Kind kind, String occasion)
      throws InterruptedException {
    Revival there = revival.at(instance, crew);
    if (there.start(occasion) < 0) {
      new Hands(crew, "replaced").requireGoingOn();
      impossible(kind, there.why());
      return false;
    }
    backend.takeIn();
    return true;
  }

  private void impossible(Kind kind, String why) {
    crew.lab().record(new Replacement(kind, why, 0, 0, List.of(), 0, List.of()));
  }

  /// What was seen of the traffic before.
  private record Leg(long requests, long passedOn, int lost) {
    static final Leg FIRST = new Leg(0, 0, 0);
  }

  /// Records what came since then.
  private Leg end(Traffic traffic, Kind kind, Leg before, Instant begin) throws InterruptedException {
    Lab lab = crew.lab();
    long millis = Duration.between(begin, lab.clock().instant()).toMillis();
    lab.pause(AFTERWARDS);
    List<Casualty> all = traffic.lost();
    var now = new Leg(traffic.requests(), traffic.passedOn(), all.size());
    List<Casualty> lost = all.subList(before.lost(), all.size());
    List<Long> exchanges = lost.stream().map(Casualty::exchange).toList();
    lab.record(
        new Replacement(
            kind,
            "",
            now.requests() - before.requests(),
            now.passedOn() - before.passedOn(),
            lost,
            millis,
            exchanges));
    return now;
  }

  private void look(Write.Occasion occasion, Traffic traffic) throws InterruptedException {
    traffic.close();
    new Census(new Hands(crew, "replaced")).of(occasion, 0, traffic.attempts()).forEach(crew.lab()::record);
  }
}
