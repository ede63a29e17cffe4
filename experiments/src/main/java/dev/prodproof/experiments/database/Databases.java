package dev.prodproof.experiments.database;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.OncePerLab;
import dev.prodproof.lab.proxy.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Breaks the database at the wire, fault by fault, and looks at what clients get.
public final class Databases implements Experiment, Confirms {
  static final String NAME = "database";

  private final OncePerLab<Encore> encores = new OncePerLab<>(Encore::new);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Impact impact() {
    return Impact.BREAKS;
  }

  @Override
  public Set<Capability> needs() {
    return Set.of(Capability.PROCESS, Capability.DATABASE_WIRE, Capability.API_DESCRIPTION);
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    var exercised = Exercised.NOTHING;
    int rest = lab.databases().size();
    for (Database database : lab.databases()) {
      Duration end = lab.left().minus(lab.left().dividedBy(rest));
      rest--;
      exercised = run(lab, database, end, exercised);
    }
    return exercised;
  }

  private static Exercised run(Lab lab, Database database, Duration end, Exercised before)
      throws InterruptedException {
    Crew crew = Caller.crew(lab, NAME);
    Stage stage = stage(lab, crew, database);
    try {
      Reach reach = explored(stage, end);
      requireSeen(database, reach);
      if (reach.reading().isPresent()) {
        new Apparatus(stage).prove(reach.reading().get().user());
      }
      var play = new Play(stage, reach, end);
      play.run();
      return before
          .and("databases", before.count("databases") + 1)
          .and("operations that use them", before.count("operations that use them") + reach.uses().size())
          .and("faults", before.count("faults") + play.faults());
    } finally {
      crew.clean();
    }
  }

  private static void requireSeen(Database database, Reach reach) {
    if (reach.uses().isEmpty() && !database.obstacles().isEmpty()) {
      throw new Unusable(String.join("; ", database.obstacles().values()));
    }
  }

  static Stage stage(Lab lab, Crew crew, Database database) {
    return new Stage(new Caller(lab, crew, NAME, Caller.mark(lab, database.name())), database);
  }

  static Reach explored(Stage stage, Duration end) throws InterruptedException {
    Lab lab = stage.lab();
    List<ApiOperation> operations =
        stage.caller().crew().api().operations().stream().filter(one -> !one.form()).toList();
    Duration budget = lab.left().minus(end);
    stage.caller().crew().explore(operations, end.plus(budget.multipliedBy(80).dividedBy(100)));
    var reach = new Reach(stage);
    reach.explore(end.plus(budget.multipliedBy(70).dividedBy(100)));
    lab.progress(reach.uses().size() + " operations use " + stage.name() + " in quiet");
    return reach;
  }

  @Override
  public Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows, Lab lab)
      throws InterruptedException {
    return encores.in(lab).confirm(finding, evidence, stillShows);
  }
}
