package dev.prodproof.wire.load;

import dev.prodproof.facts.Exchange;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The journeys of one trial under way, each on its own virtual thread.
///
/// All times are nanoseconds since the trial's start.
final class Travels {
  private final Plan plan;
  private final List<Journey> journeys;
  private final Http http;
  private final JourneyCounts counts;
  private final Choice choice;
  private final Semaphore room;
  private final List<Integer> firstSteps = new ArrayList<>();
  private final AtomicLong active = new AtomicLong();
  private final AtomicLong number = new AtomicLong();
  private final long start;
  private volatile @Nullable String cut;

  Travels(Plan plan, List<Journey> journeys, Http http, JourneyCounts counts) {
    this.plan = plan;
    this.journeys = journeys;
    this.http = http;
    this.counts = counts;
    this.choice = new Choice(JourneyGenerator.weights(journeys, plan.mix().seed()));
    this.room = new Semaphore(plan.connections());
    int steps = 0;
    for (Journey each : journeys) {
      firstSteps.add(steps);
      steps += each.steps().size();
    }
    this.start = System.nanoTime();
  }

  long now() {
    return System.nanoTime() - start;
  }

  JourneyCounts counts() {
    return counts;
  }

  void end(String why) {
    cut = why;
  }

  /// Waits until all have ended, at most so long.
  void arrived(Duration patience) throws InterruptedException {
    long until = now() + patience.toNanos();
    while (active.get() > 0 && now() < until) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  long active() {
    return active.get();
  }

  /// Why no further request may be sent; null where one may.
  @Nullable String cut() {
    return cut;
  }

  /// One that is due now, by the schedule.
  Thread depart(long intended) {
    long k = number.getAndIncrement();
    int which = choice.of(k);
    counts.due(true, which);
    active.incrementAndGet();
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                travel(k, which, intended, Duration.ZERO);
              } catch (InterruptedException e) {
                cut = "the run was ended";
              } finally {
                active.decrementAndGet();
              }
            });
  }

  /// A user, who begins the next journey when the last one is over.
  Thread user(Demand.Closed demand, int which) {
    active.incrementAndGet();
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                live(demand, which);
              } catch (InterruptedException e) {
                cut = "the run was ended";
              } finally {
                active.decrementAndGet();
              }
            });
  }

  private void live(Demand.Closed demand, int user) throws InterruptedException {
    long end = demand.length().toNanos();
    pause((long) (Lots.share(plan.mix().seed(), -1 - user) * demand.think().toNanos()), end);
    while (now() < end && cut == null) {
      long k = number.getAndIncrement();
      int which = choice.of(k);
      counts.due(true, which);
      travel(k, which, now(), demand.think());
      pause(thought(demand.think(), k, 0), end);
    }
  }

  private long thought(Duration mean, long k, int step) {
    double lot = Lots.share(plan.mix().seed() + 1 + step, k);
    return (long) (-Math.log(1 - lot) * mean.toNanos());
  }

  // Nobody begins anything after the end.
  private void pause(long nanos, long end) throws InterruptedException {
    long left = Math.min(nanos, end - now());
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }

  private void travel(long k, int which, long intended, Duration think)
      throws InterruptedException {
    int first = firstSteps.get(which);
    boolean free = room.tryAcquire();
    if (!free && !room.tryAcquire(left(intended), TimeUnit.NANOSECONDS)) {
      counts.unsent(first, Failure.UNSENT, now() - intended);
      counts.ended(which, "no free connection in time");
      return;
    }
    try {
      steps(k, which, intended, free, think);
    } finally {
      room.release();
    }
  }

  private long left(long intended) {
    return Math.max(1, plan.deadline().toNanos() - (now() - intended));
  }

  private void steps(long k, int which, long intended, boolean free, Duration think)
      throws InterruptedException {
    Journey journey = journeys.get(which);
    Journey.Memory memory = journey.begun(k, plan.mix().seed());
    long due = intended;
    for (int i = 0; i < journey.steps().size(); i++) {
      Journey.Step step = journey.steps().get(i);
      if (i > 0) {
        long pause = step.pause().toNanos() + thought(think, k, i);
        TimeUnit.NANOSECONDS.sleep(pause);
        due = now();
        counts.due(false, which);
      }
      Optional<String> end = taken(step, memory, firstSteps.get(which) + i, due, free && i == 0);
      if (end.isPresent()) {
        counts.ended(which, end.get());
        return;
      }
    }
    counts.finished(which, now() - intended);
  }

  private Optional<String> taken(
      Journey.Step step, Journey.Memory memory, int counted, long due, boolean free)
      throws InterruptedException {
    Call call = step.call(memory).deadline(Duration.ofNanos(left(due)));
    Lane lane = counts.sent(counted, due, now(), free);
    try {
      Exchange exchange = http.send(call);
      counts.over(lane, exchange, now());
      return step.taken(exchange, memory);
    } catch (Refused e) {
      counts.givenUp(lane, now());
      cut = e.getMessage();
      return Optional.of("ended by us");
    } catch (InterruptedException e) {
      counts.givenUp(lane, now());
      throw e;
    }
  }
}
