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

/// The last phase: random combinations of rare values, until time is up or nothing new comes back.
final class Wandering {
  private static final int PATIENCE = 300;
  private static final int SILENCES = 3;

  private final Lab lab;
  private final Courier courier;
  private final Explorer explorer;
  private final Tally tally;
  private final RandomGenerator chance;
  private final Set<String> seen = new HashSet<>();
  private int uneventful;

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
    Workers.run(workers, () -> {
      while (lab.left().compareTo(until) > 0 && !bored()) {
        wander(rich.get(chance.nextInt(rich.size())));
      }
    });
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
    String words = text.replaceAll("\"[^\"]{24,}\"|\\d+|zqp[a-z]+", "").replaceAll("[^\\p{L}{}:\\[\\]]", "");
    return words.substring(0, Math.min(200, words.length()));
  }

  private synchronized void uneventful(String signature) {
    uneventful = seen.add(signature) ? 0 : uneventful + 1;
  }

  private synchronized boolean bored() {
    return uneventful >= PATIENCE;
  }
}
