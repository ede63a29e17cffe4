package dev.prodproof.experiments.restart;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.FaultWindow;
import dev.prodproof.facts.Restarted;
import dev.prodproof.facts.UnderWay;
import dev.prodproof.facts.UnderWay.Fate;
import dev.prodproof.facts.Write;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Sends SIGTERM while requests are under way that the service has begun to read: their heads are there, their
/// bodies come in pieces and are whole two seconds later. Beside them others ask for something light.
final class Stop {
  /// How long it takes beside ending and starting the service.
  static final Duration OWN = Duration.ofSeconds(6);

  /// A few more than the standard asks for.
  private static final int HELD = 24;

  private static final int CONTROLS = 2;
  private static final int PIECES = 8;
  private static final Duration BETWEEN_PIECES = Duration.ofMillis(300);

  /// From their heads to the signal: long enough for a slow machine to pass them on.
  private static final Duration BEFORE = Duration.ofMillis(900);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Hands hands;
  private final Subject subject;
  private final Revival revival;
  private final ManagedService service;

  Stop(Hands hands, Subject subject, Revival revival, ManagedService service) {
    this.hands = hands;
    this.subject = subject;
    this.revival = revival;
    this.service = service;
  }

  /// @param light what is asked for beside it
  /// @param signalling is told right before the signal
  void stop(Optional<Bystander> light, Runnable signalling) throws InterruptedException {
    Lab lab = hands.lab();
    int usual = usual();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Attempt>> held = held(threads, HELD);
      List<Future<List<Exchange>>> beside =
          light.stream().<Future<List<Exchange>>>map(one -> threads.submit(one::ask)).toList();
      lab.pause(BEFORE);
      Instant at = lab.clock().instant();
      signalling.run();
      ManagedService.Ended ended = service.terminate();
      light.ifPresent(Bystander::enough);
      List<Attempt> writes = all(held);
      List<Attempt> underWay = writes.stream().filter(one -> one.underWayAt(at)).toList();
      underWay.forEach(one -> lab.record(fact(one.exchange(), true, fate(one.exchange(), usual))));
      for (List<Exchange> exchanges : all(beside)) {
        exchanges.stream()
            .filter(one -> !one.timing().sentAt().isBefore(at) || one.status() == 0)
            .forEach(one -> lab.record(fact(one, false, fate(one, 200))));
      }
      long readyAfter = revival.start("a stop");
      lab.record(
          FaultWindow.ofProcess(Restart.NAME, "SIGTERM", at, lab.clock().instant()));
      if (readyAfter < 0) {
        hands.requireGoingOn();
      }
      lab.record(restarted(ended, readyAfter, underWay));
      if (readyAfter < 0) {
        throw new Unusable("after SIGTERM the service didn't start again: " + revival.why());
      }
      new Census(hands).of(Write.Occasion.STOP, 0, writes).forEach(lab::record);
    }
  }

  /// What such a slow request gets when nobody stops the service.
  private int usual() throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return all(held(threads, CONTROLS)).stream().mapToInt(one -> one.exchange().status()).max().orElse(0);
    }
  }

  private List<Future<Attempt>> held(ExecutorService threads, int count) {
    var held = new ArrayList<Future<Attempt>>();
    for (int i = 0; i < count; i++) {
      Optional<Draft> draft = hands.draft(subject);
      if (draft.isPresent()) {
        Call call = slowly(hands.call(draft.get()));
        held.add(threads.submit(() -> hands.write(subject, draft.get(), call)));
      }
    }
    return held;
  }

  private static Call slowly(Call call) {
    int piece = Math.max(1, (call.body().length + PIECES - 1) / PIECES);
    return call.framing(new Call.Framing.Dribble(piece, BETWEEN_PIECES)).deadline(PATIENCE);
  }

  private static <T> List<T> all(List<Future<T>> under) throws InterruptedException {
    var all = new ArrayList<T>();
    try {
      for (Future<T> one : under) {
        all.add(one.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
    }
    return all;
  }

  private static UnderWay fact(Exchange exchange, boolean held, Fate fate) {
    return new UnderWay(exchange.operation(), held, fate, List.of(exchange.id()));
  }

  private static Fate fate(Exchange exchange, int usual) {
    return switch (exchange.reply()) {
      case Exchange.Answer answer when !answer.complete() -> Fate.RESET;
      case Exchange.Answer answer -> answer.status() >= 500 && usual < 500 ? Fate.FAILED : Fate.ANSWERED;
      case Exchange.NoAnswer(Exchange.Reason reason, String _) ->
          switch (reason) {
            case REFUSED -> Fate.REFUSED;
            case DROPPED, NOT_HTTP, TLS -> Fate.RESET;
            case TIMEOUT, GIVEN_UP -> Fate.UNANSWERED;
          };
    };
  }

  private static Restarted restarted(ManagedService.Ended ended, long readyAfter, List<Attempt> underWay) {
    return new Restarted(
        Restarted.Signal.TERM,
        0,
        underWay.size(),
        -1,
        ended.exit().orElse(-1),
        ended.after().toMillis(),
        ended.inTime(),
        readyAfter,
        underWay.stream().map(one -> one.exchange().id()).toList());
  }
}
