package dev.prodproof.experiments.fuzzing;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.RandomCases;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The last phase: random combinations of rare values, until time is up or nothing new comes back.
final class Wandering {
  /// It ends once so many requests in a row, for a quarter of the time that was left, brought nothing new:
  /// a fast service answers the requests alone within a blink, a slow one has hardly begun by then.
  private static final int PATIENCE = 300;
  private static final int SHARE = 4;
  private static final int SILENCES = 3;
  private static final int SHOWN = 2_000;
  private static final Pattern OURS = Pattern.compile("\"[^\"]{24,}\"|\\d+|zqp[a-z]+");
  private static final Pattern MARKS = Pattern.compile("[^\\p{L}{}:\\[\\]]");

  private final Lab lab;
  private final Courier courier;
  private final Explorer explorer;
  private final Tally tally;
  private final RandomGenerator chance;
  private final Set<String> seen = new HashSet<>();
  private int uneventful;
  private Duration patient = Duration.ZERO;

  Wandering(Lab lab, Courier courier, Explorer explorer, Tally tally) {
    this.lab = lab;
    this.courier = courier;
    this.explorer = explorer;
    this.tally = tally;
    this.chance = lab.chance("random cases");
  }

  void run(List<ApiOperation> operations, Duration until, int workers) throws InterruptedException {
    List<ApiOperation> rich =
        operations.stream()
            .filter(operation -> !operation.bodies().isEmpty() || !operation.parameters().isEmpty())
            .filter(operation -> !operation.method().equals("DELETE"))
            .toList();
    if (rich.isEmpty()) {
      return;
    }
    eventful();
    Workers.run(workers, () -> {
      while (lab.left().compareTo(until) > 0 && !bored()) {
        wander(next(rich));
      }
    });
  }

  private synchronized ApiOperation next(List<ApiOperation> rich) {
    Turns turns = courier.turns();
    int start = chance.nextInt(rich.size());
    ApiOperation next = rich.get(start);
    for (ApiOperation other : rich) {
      next = turns.spent(other) < turns.spent(next) ? other : next;
    }
    turns.take(next);
    return next;
  }

  private void wander(ApiOperation operation) throws InterruptedException {
    boolean silent = tally.lost(operation.id()) >= SILENCES;
    Optional<Case> plain = silent ? Optional.empty() : explorer.plain(operation);
    Optional<Case> one = plain.flatMap(good -> RandomCases.of(good.draft(), chance)).filter(courier::permits);
    if (one.isEmpty()) {
      uneventful(operation.id() + " can't be combined");
      return;
    }
    Exchange exchange = courier.send(one.get(), explorer.identity(operation));
    uneventful(operation.id() + " " + exchange.status() + " " + shape(exchange));
    courier.tidy();
  }

  /// What an answer is like, without what changes from answer to answer.
  private static String shape(Exchange exchange) {
    String text = exchange.status() >= 400 ? exchange.text() : exchange.mediaType();
    String start = text.substring(0, Math.min(SHOWN, text.length()));
    String words = MARKS.matcher(OURS.matcher(start).replaceAll("")).replaceAll("");
    return words.substring(0, Math.min(200, words.length()));
  }

  private synchronized void uneventful(String signature) {
    if (seen.add(signature)) {
      eventful();
    } else {
      uneventful++;
    }
  }

  private synchronized void eventful() {
    uneventful = 0;
    patient = lab.left().multipliedBy(SHARE - 1).dividedBy(SHARE);
  }

  private synchronized boolean bored() {
    return uneventful >= PATIENCE && lab.left().compareTo(patient) <= 0;
  }
}
