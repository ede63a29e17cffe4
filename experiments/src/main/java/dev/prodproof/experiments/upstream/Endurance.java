package dev.prodproof.experiments.upstream;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.SustainedOutage;
import dev.prodproof.facts.SustainedOutage.Healed;
import dev.prodproof.facts.SustainedOutage.Shot;
import dev.prodproof.lab.proxy.Upstream.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fails every call for a long row of requests, then looks how it comes back.
final class Endurance {
  static final String WORD = "status 503 for long";

  /// More than the common windows of breakers, which hold a hundred calls or fewer.
  private static final int REQUESTS = 200;

  /// For all of them: whoever has no breaker and waits is seen to wait by fewer.
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /// A breaker stays open for a minute at most.
  private static final Duration CLOSING = Duration.ofSeconds(61);

  /// Requests that met something full or taken: they say nothing of the dependency.
  private static final int UNFIT = 20;

  private static final Duration BETWEEN = Duration.ofMillis(200);
  private static final int AFTERWARDS = 20;
  private static final int CONFLICT = 409;

  private final Stage stage;
  private final Duration end;
  private final List<Long> exchanges = new ArrayList<>();

  /// @param end stops when no more than this is left
  Endurance(Stage stage, Duration end) {
    this.stage = stage;
    this.end = end;
  }

  /// Nothing where there was no time for a request.
  Optional<SustainedOutage> of(User user) throws InterruptedException {
    stage.lab().progress(stage.upstream().name() + ": " + WORD);
    List<Shot> shots = shots(user);
    if (shots.isEmpty()) {
      return Optional.empty();
    }
    long telling = exchanges.getLast();
    Healed healed = healed(user);
    Duration declared = stage.lab().recipe().declared().deadline();
    return Optional.of(
        new SustainedOutage(
            stage.upstream().name(),
            WORD,
            user.operation().id(),
            declared == null ? 0 : declared.toMillis(),
            shots,
            healed,
            List.of(exchanges.getLast(), telling)));
  }

  private List<Shot> shots(User user) throws InterruptedException {
    var shots = new ArrayList<Shot>();
    try (Outage _ = stage.broken(Planned.unavailable(WORD, stage.mark()))) {
      Instant start = stage.lab().clock().instant();
      Optional<Case> one = next(user);
      int unfit = 0;
      while (one.isPresent()
          && shots.size() < REQUESTS
          && since(start) < LONGEST.toMillis()
          && !over()) {
        Shot shot = shot(one.get(), user.identity());
        if (shot.status() == CONFLICT && !shot.called() && unfit < UNFIT) {
          unfit++;
          stage.caller().renew(user.operation());
        } else {
          shots.add(shot);
        }
        one = next(user);
      }
    }
    return List.copyOf(shots);
  }

  private Healed healed(User user) throws InterruptedException {
    Instant start = stage.lab().clock().instant();
    long first = -1;
    while (first < 0 && since(start) < CLOSING.toMillis() && !over()) {
      long now = since(start);
      if (good(user)) {
        first = now;
      } else {
        stage.lab().pause(BETWEEN);
      }
    }
    long waited = since(start);
    int asked = 0;
    int good = 0;
    for (; first >= 0 && asked < AFTERWARDS && !over(); asked++) {
      good += good(user) ? 1 : 0;
    }
    return new Healed(first, waited, asked, good);
  }

  private boolean good(User user) throws InterruptedException {
    String why = stage.upstream().name() + " after " + WORD;
    Optional<Stage.Seen> seen = stage.reach(user, why, false);
    exchanges.add(seen.map(of -> of.exchange().id()).orElse(exchanges.getLast()));
    return seen.filter(of -> of.exchange().succeeded() && !of.calls().isEmpty()).isPresent();
  }

  private Shot shot(Case one, String identity) throws InterruptedException {
    long before = stage.upstream().last();
    Exchange exchange = stage.send(one, identity, stage.with(WORD), stage.patience());
    exchanges.add(exchange.id());
    int calls = stage.upstream().after(before).size();
    return new Shot(calls, exchange.status(), stage.caller().took(exchange));
  }

  private Optional<Case> next(User user) {
    return user.again() ? Optional.of(stage.fitting(user)) : stage.fresh(user.operation());
  }

  private boolean over() {
    return stage.lab().left().compareTo(end) <= 0;
  }

  private long since(Instant start) {
    return Duration.between(start, stage.lab().clock().instant()).toMillis();
  }
}
