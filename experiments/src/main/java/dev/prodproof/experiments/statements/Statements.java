package dev.prodproof.experiments.statements;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.SqlFact;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Sends marked values and reads lists, one request at a time, and looks at what the database is asked.
public final class Statements implements Experiment, Confirms {
  static final String NAME = "statements";

  private record Known(Lab lab, Crew crew) {}

  private @Nullable Known known;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Impact impact() {
    return Impact.WRITES;
  }

  @Override
  public Set<Capability> needs() {
    return Set.of(Capability.DATABASE_WIRE, Capability.API_DESCRIPTION);
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    Crew crew = crew(lab, NAME);
    List<ApiOperation> operations = operations(crew);
    Duration whole = lab.left();
    try {
      crew.explore(operations, whole.multipliedBy(55).dividedBy(100));
      requireUse(lab);
      var wire = new Wire(lab, crew);
      var rows = new Rows(wire);
      for (ApiOperation operation : operations) {
        rows.play(operation).forEach(lab::record);
      }
      var marks = new Marks(wire);
      for (ApiOperation operation : operations) {
        marks.play(operation).forEach(lab::record);
      }
      lab.progress(wire.requests() + " requests in quiet, and what each made the database do");
      return Exercised.of("requests", wire.requests()).and("statements", wire.statements());
    } finally {
      crew.clean();
    }
  }

  /// Without a single statement through us there is nothing to be seen, and a reason for it.
  private static void requireUse(Lab lab) {
    var reasons = new ArrayList<String>();
    for (Database database : lab.databases()) {
      if (database.counts().statements() > 0) {
        return;
      }
      reasons.addAll(database.obstacles().values());
    }
    if (reasons.isEmpty()) {
      String name = lab.databases().stream().map(Database::name).findFirst().orElse("database");
      reasons.add(
          "the service sends nothing to its database through us: start it with ${%s.url}, or"
              .formatted(name)
              + " ${%s.host} and ${%s.port}".formatted(name, name));
    }
    throw new Unusable(String.join("; ", reasons));
  }

  private static Crew crew(Lab lab, String purpose) {
    Api api =
        lab.standing(Described.class).stream()
            .map(Api::of)
            .max(Comparator.comparingLong(one -> operations(one).size()))
            .orElseThrow(
                () -> new Unusable("no operation is described: give an API description with --describe"));
    return new Crew(lab, api, Token.at(lab.clock().instant()), purpose);
  }

  private static List<ApiOperation> operations(Crew crew) {
    return operations(crew.api());
  }

  private static List<ApiOperation> operations(Api api) {
    return api.operations().stream().filter(one -> !one.form()).toList();
  }

  @Override
  public synchronized Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows, Lab lab)
      throws InterruptedException {
    Known with = known;
    if (with == null || !with.lab().equals(lab)) {
      with = new Known(lab, crew(lab, NAME + " again"));
      known = with;
      with.crew().explore(operations(with.crew()), lab.left().dividedBy(2));
    }
    Optional<ApiOperation> operation =
        with.crew().api().operations().stream()
            .filter(one -> finding.where().startsWith(one.id()))
            .max(Comparator.comparingInt(one -> one.id().length()));
    if (operation.isEmpty() || lab.left().isZero()) {
      return new Confirmation(finding, Confirmed.UNTRIED);
    }
    var wire = new Wire(lab, with.crew());
    var facts = new ArrayList<SqlFact>(new Marks(wire).play(operation.get()));
    if (!stillShows.test(facts)) {
      facts.clear();
      facts.addAll(new Rows(wire).play(operation.get()));
    }
    with.crew().clean();
    return stillShows.test(facts)
        ? new Confirmation(smallest(finding, facts, stillShows), Confirmed.REPRODUCIBLE)
        : new Confirmation(finding, Confirmed.FLAKY);
  }

  private static Finding smallest(
      Finding finding, List<SqlFact> facts, Predicate<List<? extends Fact>> stillShows) {
    return facts.stream()
        .filter(fact -> stillShows.test(List.of(fact)))
        .findFirst()
        .map(fact -> finding.citing(fact.about()))
        .orElse(finding);
  }
}
