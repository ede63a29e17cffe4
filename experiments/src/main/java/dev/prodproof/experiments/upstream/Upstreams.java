package dev.prodproof.experiments.upstream;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.OncePerLab;
import dev.prodproof.lab.proxy.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Breaks each HTTP dependency at the wire, fault by fault, and looks at what clients get.
public final class Upstreams implements Experiment, Confirms {
  static final String NAME = "upstream";

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
    return Set.of(Capability.PROCESS, Capability.UPSTREAM_WIRE, Capability.API_DESCRIPTION);
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    var exercised = Exercised.NOTHING;
    int rest = lab.upstreams().size();
    for (Upstream upstream : lab.upstreams()) {
      Duration end = lab.left().minus(lab.left().dividedBy(rest));
      rest--;
      exercised = run(lab, upstream, end, exercised);
    }
    return exercised;
  }

  private static Exercised run(Lab lab, Upstream upstream, Duration end, Exercised before)
      throws InterruptedException {
    Crew crew = Caller.crew(lab, NAME);
    Stage stage = stage(lab, crew, upstream);
    try {
      Reach reach = explored(stage, end);
      var play = new Play(stage, reach, end);
      play.run();
      return before
          .and("dependencies", before.count("dependencies") + 1)
          .and("operations that use them", before.count("operations that use them") + reach.users().size())
          .and("faults", before.count("faults") + play.faults());
    } finally {
      crew.clean();
    }
  }

  static Stage stage(Lab lab, Crew crew, Upstream upstream) {
    return new Stage(new Caller(lab, crew, NAME, Caller.mark(lab, upstream.name())), upstream);
  }

  static Reach explored(Stage stage, Duration end) throws InterruptedException {
    Lab lab = stage.lab();
    List<ApiOperation> operations =
        stage.crew().api().operations().stream().filter(one -> !one.form()).toList();
    Duration budget = lab.left().minus(end);
    stage.crew().explore(operations, end.plus(budget.multipliedBy(80).dividedBy(100)));
    var reach = new Reach(stage);
    reach.explore(operations, end.plus(budget.multipliedBy(65).dividedBy(100)));
    lab.progress(
        "%s: called by %d of %d operations in quiet"
            .formatted(stage.upstream().name(), reach.users().size(), operations.size()));
    return reach;
  }

  @Override
  public Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows, Lab lab)
      throws InterruptedException {
    return encores.in(lab).confirm(finding, evidence, stillShows);
  }
}
