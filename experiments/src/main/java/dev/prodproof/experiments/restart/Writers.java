package dev.prodproof.experiments.restart;

import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Write;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A few that write at a gentle pace, until the service is gone or enough was written.
final class Writers implements AutoCloseable {
  private static final int COUNT = 6;

  /// Each is read again several times.
  private static final int MOST = 250;

  /// What follows the making of one, in turn.
  private static final List<Write.Deed> DEEDS =
      List.of(Write.Deed.CREATE, Write.Deed.CHANGE, Write.Deed.DELETE);

  private static final Duration BETWEEN = Duration.ofMillis(30);
  private static final Duration POLL = Duration.ofMillis(1);

  /// So many are made right before the moment. Nothing is changed or deleted then: either could
  /// bring what is kept back to where it is safe.
  private static final int MADE_LAST = 10;

  private final Hands hands;
  private final List<Subject> subjects;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private final List<Future<?>> running;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger madeLast = new AtomicInteger();
  private volatile Instant acknowledged = Instant.MIN;
  private volatile boolean pressing;
  private volatile boolean over;

  Writers(Hands hands, List<Subject> subjects) {
    this.hands = hands;
    this.subjects = subjects;
    this.running = IntStream.range(0, COUNT).<Future<?>>mapToObj(_ -> threads.submit(work())).toList();
  }

  private Callable<Boolean> work() {
    return () -> {
      boolean there = true;
      while (there && !over && attempts.size() < MOST) {
        int now = turn.getAndIncrement();
        Subject subject = subjects.get(now % subjects.size());
        Optional<Draft> draft = hands.draft(subject);
        there = draft.isPresent() && write(subject, draft.get(), DEEDS.get(now / subjects.size() % DEEDS.size()));
        if (there && !pressing) {
          hands.lab().pause(BETWEEN);
        }
      }
      return there;
    };
  }

  /// Makes one, and changes or deletes it right afterwards.
  ///
  /// @return whether the service is still there
  private boolean write(Subject subject, Draft draft, Write.Deed then) throws InterruptedException {
    Optional<Attempt> made = tried(() -> Optional.of(hands.write(subject, draft)));
    boolean there = made.filter(Writers::answered).isPresent();
    if (there && pressing) {
      madeLast.incrementAndGet();
      return true;
    }
    boolean more = there && made.get().own().id().isPresent() && made.get().outcome() == Write.Outcome.ACKNOWLEDGED;
    if (more && then != Write.Deed.CREATE && subject.can(then)) {
      Optional<Attempt> next = tried(() -> hands.next(then, made.get()));
      return next.filter(Writers::answered).isPresent();
    }
    return there;
  }

  private static boolean answered(Attempt attempt) {
    return attempt.exchange().reply() instanceof Exchange.Answer;
  }

  private interface Trial {
    Optional<Attempt> of() throws InterruptedException;
  }

  private Optional<Attempt> tried(Trial trial) throws InterruptedException {
    underWay.incrementAndGet();
    try {
      Optional<Attempt> attempt = trial.of();
      attempt.ifPresent(attempts::add);
      attempt
          .filter(one -> one.outcome() == Write.Outcome.ACKNOWLEDGED)
          .ifPresent(one -> acknowledged = one.doneAt());
      return attempt;
    } catch (Refused e) {
      return Optional.empty();
    } finally {
      underWay.decrementAndGet();
    }
  }

  /// Returns in a moment in which writes are under way, some were made at last and one was just
  /// acknowledged, or else after so long.
  void awaitMoment(Duration longest, Duration justNow) throws InterruptedException {
    Lab lab = hands.lab();
    Instant end = lab.clock().instant().plus(longest);
    pressing = true;
    while (lab.clock().instant().isBefore(end) && attempts.size() < MOST) {
      boolean fresh = acknowledged.isAfter(lab.clock().instant().minus(justNow));
      if (fresh && underWay.get() > 1 && madeLast.get() >= MADE_LAST) {
        return;
      }
      lab.pause(POLL);
    }
  }

  /// All that was tried, in the order of sending; ends the writing.
  List<Attempt> attempts() {
    close();
    for (Future<?> one : running) {
      // What went wrong on our side isn't the service's.
      if (one.state() == Future.State.FAILED && one.exceptionNow() instanceof RuntimeException ours) {
        throw ours;
      }
    }
    return attempts.stream().sorted(Comparator.comparing(Attempt::sentAt)).toList();
  }

  @Override
  public void close() {
    over = true;
    threads.shutdown();
    threads.close();
  }
}
