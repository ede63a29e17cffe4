package dev.prodproof.experiments.fuzzing;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.fuzzing.replay.Replay;
import dev.prodproof.facts.Described;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.OncePerLab;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Sends valid, unusual, invalid and malformed requests to every described operation. Reads alone go out
/// unless writing is allowed.
public final class Fuzzing implements Experiment, Confirms {
  static final String NAME = "fuzzing";

  private final OncePerLab<Replay> replays = new OncePerLab<>(lab -> new Replay(lab, Crew::again));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Impact impact() {
    return Impact.READS;
  }

  @Override
  public Set<Capability> needs() {
    return Set.of(Capability.HTTP);
  }

  @Override
  public int weight() {
    return 5;
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    List<Api> apis = lab.standing(Described.class).stream().map(Api::of).toList();
    if (apis.stream().allMatch(api -> api.operations().isEmpty())) {
      throw new Unusable(
          "nothing to send requests to: neither an API description nor a form was found; give one with --describe FILE|URL");
    }
    var exercised = Exercised.NOTHING;
    int rest = apis.stream().mapToInt(api -> api.operations().size()).sum();
    for (Api api : apis) {
      int share = api.operations().size();
      if (share > 0) {
        Duration budget = lab.left().multipliedBy(share).dividedBy(rest);
        exercised = new Campaign(lab, api, budget).run(exercised);
      }
      rest -= share;
    }
    return exercised;
  }

  @Override
  public Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows, Lab lab)
      throws InterruptedException {
    return replays.in(lab).confirm(finding, evidence, stillShows);
  }
}
