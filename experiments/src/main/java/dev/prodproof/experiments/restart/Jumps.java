package dev.prodproof.experiments.restart;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.MovedClock;
import dev.prodproof.facts.MovedClock.Standing;
import dev.prodproof.facts.MovedClock.Step;
import dev.prodproof.facts.Write;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Moves the service's clock forward and back, and each time logs in anew, writes and reads.
final class Jumps {
  /// How long it takes beside two starts.
  static final Duration OWN = Duration.ofSeconds(15);

  private static final List<Duration> TO =
      List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(2), Duration.ZERO);

  private static final int WRITES = 6;
  private static final int READS = 4;

  /// What fails at first and then no more does no lasting harm.
  private static final int TRIES = 3;

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  /// For what begins by itself once the clock stands otherwise.
  private static final Duration BY_ITSELF = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Crew crew;
  private final Lab lab;
  private final List<Subject> subjects;
  private final Light light;
  private final ManagedService service;
  private final List<Attempt> made = new ArrayList<>();

  /// So many were made before the clock was moved.
  private int quiet;

  Jumps(Crew crew, List<Subject> subjects, Light light, ManagedService service) {
    this.crew = crew;
    this.lab = crew.lab();
    this.subjects = subjects;
    this.light = light;
    this.service = service;
  }

  /// @return whether it came about
  boolean jump() throws InterruptedException {
    ManagedService.Ended _ = service.terminate();
    try (ManagedService.Clock clock = service.startOnOwnClock(PATIENCE)) {
      try {
        MovedClock moved = moved(clock);
        lab.record(moved);
        return moved.standing() == Standing.SHOWN;
      } finally {
        clean();
        ManagedService.Ended _ = service.terminate();
      }
    } catch (Unusable e) {
      hands().requireGoingOn();
      lab.record(MovedClock.not(Standing.IMPOSSIBLE, String.valueOf(e.getMessage())));
      return false;
    }
  }

  private MovedClock moved(ManagedService.Clock clock) throws InterruptedException {
    Seen before = seen(clock, Duration.ZERO);
    if (!before.step().serves() || before.step().acknowledged() == 0) {
      return MovedClock.not(
          Standing.IMPOSSIBLE, "by a faked clock it doesn't serve even before the clock is moved");
    }
    quiet = made.size();
    var steps = new ArrayList<>(List.of(before.step()));
    for (Duration to : TO) {
      Seen after = seen(clock, to);
      steps.add(after.step());
      boolean first = steps.size() == 2;
      if (first && after.step().serves() && !TimeOfDay.shown(after.answers(), lab.clock().instant(), to)) {
        return MovedClock.not(
            Standing.IGNORED,
            "no answer shows that its clock was moved: its runtime may ask the kernel for the time in a way that can't be faked (a static binary, Go)");
      }
    }
    return new MovedClock(Standing.SHOWN, "", steps, twice(), service.alive());
  }

  /// @param answers all that was answered
  private record Seen(Step step, List<Exchange> answers) {}

  private Seen seen(ManagedService.Clock clock, Duration to) throws InterruptedException {
    long calls = calls();
    clock.differ(to);
    lab.pause(clock.heeded().plus(BY_ITSELF));
    long since = calls() - calls;
    Seen seen = asked(to, since);
    for (int i = 1; i < TRIES && !seen.step().serves() && service.alive(); i++) {
      lab.pause(BETWEEN_TRIES);
      seen = asked(to, since);
    }
    return seen;
  }

  /// To all that we stand before.
  private long calls() {
    return lab.upstreams().stream().mapToLong(one -> one.last()).sum()
        + lab.databases().stream().mapToLong(one -> one.last()).sum();
  }

  private Seen asked(Duration to, long calls) throws InterruptedException {
    Hands hands = hands();
    var writes = new ArrayList<Attempt>();
    var reads = new ArrayList<Exchange>();
    boolean in = true;
    try {
      for (int i = 0; i < WRITES; i++) {
        Subject subject = subjects.get(i % subjects.size());
        Optional<Draft> draft = hands.draft(subject);
        if (draft.isPresent()) {
          writes.add(hands.write(subject, draft.get()));
        }
      }
      for (int i = 0; i < READS; i++) {
        reads.add(hands.send(hands.call(light.draft()), light.identity()));
      }
    } catch (Unusable e) {
      hands.requireGoingOn();
      in = false;
    }
    made.addAll(writes);
    return new Seen(step(to, in, writes, reads, calls), all(writes, reads));
  }

  private static Step step(
      Duration to, boolean in, List<Attempt> writes, List<Exchange> reads, long calls) {
    List<Exchange> written = writes.stream().map(Attempt::exchange).toList();
    List<Exchange> failed = all(writes, reads).stream().filter(Jumps::failed).toList();
    int acknowledged = (int) written.stream().filter(Exchange::succeeded).count();
    int failedWrites = (int) written.stream().filter(Jumps::failed).count();
    return new Step(
        to.toSeconds(),
        in,
        acknowledged,
        written.size() - acknowledged - failedWrites,
        failedWrites,
        reads.size(),
        (int) reads.stream().filter(Jumps::failed).count(),
        calls,
        failed.stream().limit(2).map(Exchange::id).toList());
  }

  private static List<Exchange> all(List<Attempt> writes, List<Exchange> reads) {
    return Stream.concat(writes.stream().map(Attempt::exchange), reads.stream()).toList();
  }

  private static boolean failed(Exchange exchange) {
    int status = exchange.status();
    return status == 0 || status >= 500 || status == 401 || status == 403;
  }

  /// Everybody logs in anew: what was handed out by another clock may have expired.
  private Hands hands() {
    return Hands.anew(crew, "clock moved");
  }

  private List<String> twice() {
    return Ids.twice(ids(made.subList(0, quiet)), ids(made.subList(quiet, made.size())));
  }

  /// `/notes[] 7`
  private static List<String> ids(List<Attempt> attempts) {
    return attempts.stream()
        .filter(one -> one.outcome() == Write.Outcome.ACKNOWLEDGED)
        .flatMap(
            one ->
                one.own().id().stream()
                    .map(id -> one.subject().maker().path() + one.own().above() + " " + id.asString()))
        .toList();
  }

  private void clean() throws InterruptedException {
    if (!service.alive()) {
      return;
    }
    Hands hands = hands();
    for (Attempt one : made) {
      if (one.own().id().isPresent() && one.stood()) {
        try {
          Optional<Exchange> _ = hands.on(one.subject().kind().onItem("DELETE"), one.own(), false);
        } catch (Unusable e) {
          // It lets nobody in: what was made stays.
          return;
        }
      }
    }
  }
}
