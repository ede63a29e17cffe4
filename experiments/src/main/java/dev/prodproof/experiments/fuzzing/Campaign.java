package dev.prodproof.experiments.fuzzing;

import dev.prodproof.core.Impact;
import dev.prodproof.core.Exercised;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.scenario.Scenario;
import dev.prodproof.experiments.fuzzing.scenario.Scenarios;
import dev.prodproof.experiments.fuzzing.scenario.Scene;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Distrust;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All phases against one description, within one budget.
final class Campaign {
  private static final int WORKERS = 10;

  private final Lab lab;
  private final Api api;
  private final List<ApiOperation> operations;
  private final Duration end;
  private final Duration budget;
  private final Crew crew;

  /// @param budget of what is left in the lab
  Campaign(Lab lab, Api api, Duration budget) {
    this.lab = lab;
    this.api = api;
    this.operations = api.operations().stream().filter(one -> !untouched(one)).toList();
    this.budget = budget;
    this.end = lab.left().minus(budget);
    this.crew = new Crew(lab, api, Token.at(lab.clock().instant()), Fuzzing.NAME);
  }

  Exercised run(Exercised before) throws InterruptedException {
    var doubts = new ArrayList<String>();
    try {
      phases();
      crew.clean();
      stillUp().ifPresent(doubts::add);
    } catch (Refused e) {
      // The budget or the user ended it: what was recorded stands.
      lab.progress("stopped early: " + e.getMessage());
    }
    Guarded guarded = Guarded.by(lab.recipe());
    doubts.addAll(
        crew.tally().doubts(operations, one -> guarded.holds(one, api.basePath())));
    leftAlone().ifPresent(doubts::add);
    if (!doubts.isEmpty()) {
      lab.record(new Distrust(Fuzzing.NAME, doubts));
    }
    return before
        .and("requests", before.count("requests") + crew.tally().total())
        .and("operations", before.count("operations") + operations.size())
        .and("operations that answered well", before.count("operations that answered well") + crew.tally().reached());
  }

  private void phases() throws InterruptedException {
    Explorer explorer = crew.explorer();
    explorer.explore(operations, left(78));
    crew.stock(operations);
    var coverage = new Coverage(crew);
    coverage.prepare(operations);
    // Who waits for the service to show what it did keeps nobody else from asking.
    Workers.run(List.of(
        () -> Workers.run(Scenarios.patient().stream().<Workers.Work>map(one -> () -> one.run(crew.until(left(30)))).toList()),
        () -> {
          coverage.opening(left(65), WORKERS);
          // A slow start must not cost the few requests that show much.
          play(Scenarios.quick(), lab.left().minus(share(12)));
          coverage.run(left(28), WORKERS);
        }));
    lab.progress(crew.tally().total() + " requests to " + operations.size() + " operations");
    var rough = new Roughness(lab, crew.courier(), explorer);
    // Many broken messages are never answered: others need not wait along.
    Workers.run(List.of(
        () -> rough.oversized(operations, left(22)),
        () -> rough.framing(operations, left(20))));
    play(Scenarios.many(), left(12));
    coverage.rest(left(9), WORKERS);
    new Wandering(lab, crew.courier(), explorer, crew.tally()).run(operations, left(6), WORKERS);
  }

  private void play(List<Scenario> scenarios, Duration until) throws InterruptedException {
    for (int i = 0; i < scenarios.size(); i++) {
      Duration rest = lab.left().minus(until);
      // Each has its part, and what those before it left over.
      Scene scene = crew.until(lab.left().minus(rest.dividedBy(scenarios.size() - i)));
      if (rest.isPositive()) {
        scenarios.get(i).run(scene);
      }
    }
  }

  private Duration share(int percent) {
    return budget.multipliedBy(percent).dividedBy(100);
  }

  /// So much of the budget is kept for what comes later.
  private Duration left(int percent) {
    return end.plus(share(percent));
  }

  /// A form by which the recipe logs in takes no guesses: after a few of them many services shut the door.
  private boolean untouched(ApiOperation one) {
    return !Manners.leftAlone(one, lab.allows(Impact.BREAKS)).isEmpty()
        || (one.form() && Guarded.by(lab.recipe()).holds(one, api.basePath()));
  }

  private Optional<String> leftAlone() {
    List<String> untouched =
        api.operations().stream().filter(this::untouched).map(ApiOperation::id).toList();
    return untouched.isEmpty()
        ? Optional.empty()
        : Optional.of("left alone, since they may change what this run didn't make, lock somebody out, or take the service out of service: " + String.join(", ", untouched));
  }

  private Optional<String> stillUp() throws InterruptedException {
    Optional<Reached> reading =
        operations.stream()
            .filter(operation -> operation.method().equals("GET"))
            .flatMap(operation -> crew.explorer().reached(operation).stream())
            .findFirst();
    if (reading.isEmpty()) {
      return Optional.empty();
    }
    var look = new Purpose.Look("is the service still up");
    String target = reading.get().exchange().request().target();
    Exchange exchange = crew.send(Call.of(Fuzzing.NAME, look, "GET", target), reading.get().identity());
    return exchange.answer().isPresent()
        ? Optional.empty()
        : Optional.of("after the requests the service didn't answer any more");
  }
}
