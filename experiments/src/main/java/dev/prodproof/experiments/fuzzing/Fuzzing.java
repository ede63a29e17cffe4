package dev.prodproof.experiments.fuzzing;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.Described;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import java.util.List;
import java.util.Set;

/// Sends valid, unusual, invalid and malformed requests to every described operation. Reads alone go out
/// unless writing is allowed.
public final class Fuzzing implements Experiment {
  static final String NAME = "fuzzing";

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
  public Exercised run(Lab lab) throws InterruptedException {
    List<Api> apis = lab.standing(Described.class).stream().map(Api::of).toList();
    if (apis.stream().allMatch(api -> api.operations().isEmpty())) {
      throw new Unusable(
          "nothing to send requests to: neither an API description nor a form was found; give one with --describe FILE|URL");
    }
    var exercised = Exercised.NOTHING;
    int rest = apis.size();
    for (Api api : apis) {
      if (!api.operations().isEmpty()) {
        exercised = new Campaign(lab, api, lab.left().dividedBy(rest)).run(exercised);
      }
      rest--;
    }
    return exercised;
  }
}
