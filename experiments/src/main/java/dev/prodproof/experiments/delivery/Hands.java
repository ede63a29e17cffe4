package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/// Sends each message exactly as often as is asked for, under the name of what is tried.
///
/// @param trial what is tried; a replay finds it again by this
record Hands(Crew crew, String trial) {
  /// A page of a list is read as a whole.
  private static final int KEPT = 1 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  Lab lab() {
    return crew.lab();
  }

  Hands trying(String what) {
    return new Hands(crew, what);
  }

  Purpose purpose() {
    return new Purpose.Faulted(trial);
  }

  /// Once. What it makes is taken away in the end.
  Exchange send(Draft draft, String identity) throws InterruptedException {
    return send(draft, identity, call -> call);
  }

  Exchange send(Draft draft, String identity, UnaryOperator<Call> shape)
      throws InterruptedException {
    return crew.once(
        Case.of(draft, purpose()),
        identity,
        Delivery.NAME,
        call -> shape.apply(call).deadline(PATIENCE).keeping(KEPT));
  }

  /// All at the same time, in the order in which they were begun.
  List<Exchange> atOnce(List<Callable<Exchange>> messages) throws InterruptedException {
    var ready = new CountDownLatch(messages.size());
    var under = new ArrayList<Future<Exchange>>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Callable<Exchange> message : messages) {
        under.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return message.call();
                }));
      }
      var done = new ArrayList<Exchange>();
      for (Future<Exchange> one : under) {
        done.add(one.get());
      }
      return done;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    }
  }
}
