package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.BrokenMessages;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.RudeCases;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Call.Framing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What is rough on any service, sent to few operations: bodies that are too large, one at a time, and
/// messages that aren't HTTP as it should be.
final class Roughness {
  /// No sensible interface takes more without saying so.
  private static final long ASSUMED_LIMIT = 10L << 20;

  /// Twice the limit is held in memory while it is sent.
  private static final long LARGEST = 16L << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OPERATIONS = 3;

  /// Messages that nobody answers are waited for side by side.
  private static final int AT_ONCE = 4;

  /// @param like the case that the call was made from
  private record Message(Call call, Case like) {}

  private final Lab lab;
  private final Courier courier;
  private final Explorer explorer;

  Roughness(Lab lab, Courier courier, Explorer explorer) {
    this.lab = lab;
    this.courier = courier;
    this.explorer = explorer;
  }

  private List<ApiOperation> reached(List<ApiOperation> operations) {
    return operations.stream().filter(one -> explorer.reached(one).isPresent()).toList();
  }

  void oversized(List<ApiOperation> operations, Duration until) throws InterruptedException {
    Long declared = lab.recipe().declared().bodyLimit();
    long limit = declared == null ? ASSUMED_LIMIT : Math.min(declared, LARGEST);
    int sent = 0;
    for (ApiOperation operation : reached(operations)) {
      if (sent >= OPERATIONS || lab.left().compareTo(until) <= 0) {
        return;
      }
      boolean any = false;
      for (long size : RudeCases.oversizes(limit)) {
        // A fresh one each time: the second mustn't be refused for what the first left behind.
        Optional<Case> large =
            explorer
                .plain(operation)
                .filter(courier::permits)
                .flatMap(good -> RudeCases.oversized(good.draft(), size, limit));
        if (large.isPresent()) {
          afterwards(operation, courier.send(large.get(), explorer.identity(operation)).id());
          any = true;
        }
      }
      sent += any ? 1 : 0;
    }
  }

  /// Is the service still there?
  private void afterwards(ApiOperation operation, long large) throws InterruptedException {
    var probe = new Purpose.Step(Purpose.Oversized.AFTERWARDS, large, Purpose.Role.PROBE);
    Optional<Case> plain = explorer.plain(operation).filter(courier::permits);
    if (plain.isPresent()) {
      courier.send(Case.of(plain.get().draft(), probe), explorer.identity(operation));
    }
  }

  void framing(List<ApiOperation> operations, Duration until) throws InterruptedException {
    List<ApiOperation> known = reached(operations);
    Optional<ApiOperation> read = known.stream().filter(o -> o.method().equals("GET") && !o.form()).findFirst();
    Optional<ApiOperation> write = known.stream().filter(o -> o.method().equals("POST") && o.json().isPresent()).findFirst();
    var waiting = new ConcurrentLinkedQueue<Message>();
    for (Optional<ApiOperation> operation : List.of(read, write)) {
      Optional<Case> plain = operation.flatMap(explorer::plain).filter(courier::permits);
      if (plain.isPresent()) {
        broken(plain.get(), waiting);
      }
    }
    Workers.run(AT_ONCE, () -> {
      Message next = waiting.poll();
      while (next != null && lab.left().compareTo(until) > 0) {
        courier.once(next.call(), next.like());
        next = waiting.poll();
      }
    });
  }

  private void broken(Case plain, Queue<Message> waiting) {
    String target = courier.target(plain);
    String host = lab.target().getAuthority();
    BrokenMessages.of(plain, target, host).forEach((variety, bytes) -> {
      Call call =
          Call.of(Fuzzing.NAME, new Purpose.BrokenFraming(variety), plain.method(), target)
              .operation(plain.draft().operation().id())
              .framing(new Framing.Raw(bytes));
      waiting.add(new Message(call.deadline(PATIENCE), plain));
    });
  }
}
