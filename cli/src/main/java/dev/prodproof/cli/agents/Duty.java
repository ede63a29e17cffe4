package dev.prodproof.cli.agents;

import dev.prodproof.cli.load.Uncounted;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.wire.Gate;
import dev.prodproof.wire.Refused;
import dev.prodproof.wire.Trust;
import dev.prodproof.wire.load.LoadGenerator;
import dev.prodproof.wire.load.Share;
import dev.prodproof.wire.load.Trial;
import dev.prodproof.wire.load.Window;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// An agent's part in one trial, on a thread of its own.
final class Duty {
  private static final long TWICE_A_SECOND = 500;

  private final Order.Prepare order;
  private final Consumer<Report> says;
  private final Gate gate;
  private final CompletableFuture<Long> beginning = new CompletableFuture<>();
  private final Queue<Window> windows = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile long heardAt = System.nanoTime();

  Duty(Order.Prepare order, Consumer<Report> says) {
    this.order = order;
    this.says = says;
    this.gate =
        new Gate(
            Gate.Terms.of(order.plan().origin(), Impact.STRESSES)
                .requests(order.requests())
                .proof(order.proof()));
    this.thread = Thread.ofPlatform().daemon().name("duty").start(this::run);
    Thread.ofVirtual().start(this::speak);
  }

  long trial() {
    return order.trial();
  }

  boolean over() {
    return !thread.isAlive();
  }

  /// Somebody still wants it.
  void goOn() {
    heardAt = System.nanoTime();
  }

  void begin(long at) {
    goOn();
    beginning.complete(at);
  }

  void stop() {
    gate.end("whoever ordered it stopped it");
    beginning.completeExceptionally(new InterruptedException("stopped"));
  }

  private void run() {
    var settings =
        LoadGenerator.Settings.of(InstantSource.system())
            .trust(order.insecure() ? new Trust.Anybody() : new Trust.Known())
            .threads(order.threads());
    var share = new Share(order.index(), order.of(), this::agreed);
    try {
      Trial trial =
          new LoadGenerator(gate, new Uncounted(), settings)
              .run(order.plan(), share, windows::add);
      says.accept(new Report.Done(order.trial(), trial));
    } catch (InterruptedException e) {
      says.accept(new Report.Failed(order.trial(), "it was stopped before it began"));
    } catch (Unusable | Refused e) {
      says.accept(new Report.Failed(order.trial(), String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      says.accept(new Report.Failed(order.trial(), "a fault of the agent's own: " + e));
    }
  }

  private long agreed() throws InterruptedException {
    says.accept(new Report.Ready(order.trial()));
    try {
      long at = beginning.get();
      if (at < System.nanoTime()) {
        throw new Unusable("the agreed start was over when it was heard of");
      }
      return at;
    } catch (ExecutionException e) {
      throw new InterruptedException("stopped");
    }
  }

  // Whoever ordered it may have died or been frozen: nobody else would end the load.
  private void speak() {
    try {
      while (!over()) {
        TimeUnit.MILLISECONDS.sleep(TWICE_A_SECOND);
        if (System.nanoTime() - heardAt > Fleet.SILENCE.toNanos()) {
          stop();
        }
        var news = new ArrayList<Window>();
        for (Window next = windows.poll(); next != null; next = windows.poll()) {
          news.add(next);
        }
        says.accept(new Report.Alive(order.trial(), List.copyOf(news)));
      }
    } catch (InterruptedException e) {
      stop();
    }
  }

  /// Whether it is over; one that was stopped is waited for.
  boolean ended(Duration patience) {
    if (gate.ended()) {
      try {
        var _ = thread.join(patience);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return over();
  }
}
