package dev.prodproof.experiments.restart;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Opening;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Watches a start from outside: asks whether it is ready, and right afterwards for something real.
final class Dawn {
  private static final Duration BETWEEN = Duration.ofMillis(50);

  /// Good pairs after which nothing new is to be seen.
  private static final int SETTLED = 4;

  /// What fails for so long doesn't fail because of the start.
  private static final int MOST = 200;

  /// It knows the asker no more, or has heard enough of him: it answers, and that isn't about its start.
  private static final Set<Integer> ABOUT_WHO_ASKS = Set.of(401, 403, 429);

  private final Hands hands;
  private final String ready;
  private final Light light;
  private final Instant begin;
  private final CountDownLatch over = new CountDownLatch(1);
  private long readyAfter = -1;
  private long servedAfter = -1;
  private int early;
  private int pairs;
  private int unclear;
  private List<Long> first = List.of();

  Dawn(Hands hands, String ready, Light light) {
    this.hands = hands;
    this.ready = ready;
    this.light = light;
    this.begin = hands.lab().clock().instant();
  }

  /// Returns once all is well, or it is over.
  Opening watch(String occasion) throws InterruptedException {
    Call real = hands.call(light.draft()).header("Connection", "close");
    boolean ended = false;
    for (int good = 0; good < SETTLED && pairs + unclear < MOST && !ended; ) {
      Exchange asked = hands.look(ready);
      if (asked.reply() instanceof Exchange.Answer) {
        good += ask(asked, hands.send(real, light.identity())) ? 1 : 0;
      }
      ended = over.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    }
    return new Opening(occasion, readyAfter, servedAfter, early, pairs, first);
  }

  /// @return whether it said ready and was
  private boolean ask(Exchange asked, Exchange served) {
    boolean ready = asked.succeeded();
    if (ABOUT_WHO_ASKS.contains(served.status())) {
      unclear++;
      return false;
    }
    boolean serves = served.succeeded();
    pairs += ready ? 1 : 0;
    readyAfter = ready && readyAfter < 0 ? doneAfter(asked) : readyAfter;
    if (ready && !serves && servedAfter < 0) {
      early++;
      first = first.isEmpty() ? List.of(asked.id(), served.id()) : first;
    }
    servedAfter = serves && servedAfter < 0 ? doneAfter(served) : servedAfter;
    return ready && serves;
  }

  private long doneAfter(Exchange exchange) {
    Duration took = Duration.ofNanos(1_000 * Math.max(0, exchange.timing().lastByte()));
    return Duration.between(begin, exchange.timing().sentAt().plus(took)).toMillis();
  }

  void over() {
    over.countDown();
  }
}
