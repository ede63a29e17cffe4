package dev.prodproof.experiments.fuzzing;

import dev.prodproof.core.Exercised;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Known;
import dev.prodproof.experiments.fuzzing.cases.Plain;
import dev.prodproof.experiments.fuzzing.pool.Pool;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Distrust;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// All phases against one description, within one budget.
final class Campaign {
  private static final int WORKERS = 10;

  private final Lab lab;
  private final Api api;
  private final List<ApiOperation> operations;
  private final Duration end;
  private final Duration budget;
  private final Token token;
  private final Pool pool = new Pool();
  private final Lessons lessons = new Lessons();
  private final Tally tally = new Tally();
  private final LocalDate today;
  private final RandomGenerator chance;
  private final Courier courier;
  private final Explorer explorer;

  /// @param budget of what is left in the lab
  Campaign(Lab lab, Api api, Duration budget) {
    this.lab = lab;
    this.api = api;
    this.operations = api.operations().stream().filter(one -> Manners.leftAlone(one).isEmpty()).toList();
    this.budget = budget;
    this.end = lab.left().minus(budget);
    this.token = Token.at(lab.clock().instant());
    this.today = LocalDate.ofInstant(lab.clock().instant(), ZoneOffset.UTC);
    this.chance = lab.chance("plain values");
    var ledger = new Ledger(api.operations());
    var answers = new Answers(api, pool, ledger, tally, (operation, exchange) -> {});
    this.courier = new Courier(lab, api, new Manners(pool), answers, ledger);
    this.explorer = new Explorer(lab, courier, this::plain, (one, refusal) -> false);
  }

  private Known known(String identity) {
    return new Learned(pool, lessons, token, identity);
  }

  private Plain plain(String identity) {
    return new Plain(token, today, chance, known(identity));
  }

  Exercised run(Exercised before) throws InterruptedException {
    var doubts = new ArrayList<String>();
    try {
      phases();
      courier.clean();
      stillUp().ifPresent(doubts::add);
    } catch (Refused e) {
      // The budget or the user ended it: what was recorded stands.
      lab.progress("stopped early: " + e.getMessage());
    }
    doubts.addAll(tally.doubts(operations));
    List<String> untouched =
        api.operations().stream().filter(one -> !Manners.leftAlone(one).isEmpty()).map(ApiOperation::id).toList();
    if (!untouched.isEmpty()) {
      doubts.add("left alone, since they may change what this run didn't make: " + String.join(", ", untouched));
    }
    if (!doubts.isEmpty()) {
      lab.record(new Distrust(Fuzzing.NAME, doubts));
    }
    return before
        .and("requests", before.count("requests") + tally.total())
        .and("operations", before.count("operations") + operations.size())
        .and("operations that answered well", before.count("operations that answered well") + tally.reached());
  }

  private void phases() throws InterruptedException {
    explorer.explore(operations, left(70));
    var coverage = new Coverage(lab, courier, explorer, tally, token, this::known);
    int cases = coverage.prepare(operations);
    lab.progress(cases + " cases for " + operations.size() + " operations");
    coverage.run(left(35), WORKERS);
    lab.progress("covered; now what is rough");
    new Roughness(lab, courier, explorer).run(operations, left(25));
    lab.progress("now random combinations");
    new Wandering(lab, courier, explorer, tally).run(operations, left(8), WORKERS);
  }

  /// So much of the budget is kept for what comes later.
  private Duration left(int percent) {
    return end.plus(budget.multipliedBy(percent).dividedBy(100));
  }

  private Optional<String> stillUp() throws InterruptedException {
    Optional<Reached> reading =
        operations.stream()
            .filter(operation -> operation.method().equals("GET"))
            .flatMap(operation -> explorer.reached(operation).stream())
            .findFirst();
    if (reading.isEmpty()) {
      return Optional.empty();
    }
    var look = new Purpose.Look("is the service still up");
    String target = reading.get().exchange().request().target();
    Exchange exchange = courier.send(Call.of(Fuzzing.NAME, look, "GET", target), reading.get().identity());
    return exchange.answer().isPresent()
        ? Optional.empty()
        : Optional.of("after the requests the service didn't answer any more");
  }
}
