package dev.prodproof.experiments.restart;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Described;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Stops and kills the service amid requests, and starts it again. Only for a service that we started ourselves.
public final class Restart implements Experiment {
  static final String NAME = "restart";

  /// Of what is left, in percent, for bringing operations to a good answer first.
  private static final int EXPLORING = 30;

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
    return Set.of(Capability.HTTP, Capability.PROCESS, Capability.API_DESCRIPTION);
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    ManagedService service =
        lab.service().orElseThrow(() -> new Unusable("only a service that was started from a recipe is ended"));
    Api api =
        lab.standing(Described.class).stream()
            .map(Api::of)
            .max(Comparator.comparingLong(Restart::described))
            .orElseThrow(() -> new Unusable("there is no API description to write by"));
    var crew = new Crew(lab, api, Token.at(lab.clock().instant()));
    List<ApiOperation> light =
        api.operations().stream().filter(one -> Set.of("GET", "POST").contains(one.method()) && !one.form()).toList();
    crew.explore(light, lab.left().multipliedBy(100 - EXPLORING).dividedBy(100));
    Optional<Light> easy = Light.of(crew);
    Revival revival = Revival.of(service, crew, easy);
    try {
      Exercised exercised = new Rounds(crew, service, revival, easy).all();
      revival.leaveAlive();
      crew.clean();
      return exercised;
    } catch (Refused e) {
      // The run was ended: nobody comes after us.
      throw e;
    } catch (Unusable | InterruptedException e) {
      revival.leaveAlive();
      throw e;
    }
  }

  private static long described(Api api) {
    return api.operations().stream().filter(one -> !one.form()).count();
  }
}
