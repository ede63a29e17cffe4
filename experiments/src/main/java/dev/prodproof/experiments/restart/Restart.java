package dev.prodproof.experiments.restart;

import dev.prodproof.core.Capability;
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
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.OncePerLab;
import dev.prodproof.lab.ManagedService;
import dev.prodproof.wire.Refused;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Stops and kills the service amid requests, and starts it again. Only for a service that we started ourselves.
public final class Restart implements Experiment, Confirms {
  static final String NAME = "restart";

  /// Of what is left, in percent, for bringing operations to a good answer first.
  private static final int EXPLORING = 30;

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
    return Set.of(Capability.HTTP, Capability.PROCESS, Capability.API_DESCRIPTION);
  }

  @Override
  public int weight() {
    return 3;
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    Rounds rounds = rounds(lab, NAME, lab.left().multipliedBy(100 - EXPLORING).dividedBy(100));
    try {
      Exercised exercised = rounds.all();
      rounds.end();
      return exercised;
    } catch (Refused e) {
      // The run was ended: nobody comes after us.
      throw e;
    } catch (Unusable | InterruptedException e) {
      rounds.leaveAlive();
      throw e;
    }
  }

  /// @param purpose whose made-up values these are
  /// @param stopAt time left when exploring ends
  static Rounds rounds(Lab lab, String purpose, Duration stopAt) throws InterruptedException {
    ManagedService service =
        lab.service().orElseThrow(() -> new Unusable("only a service that was started from a recipe is ended"));
    Api api =
        lab.standing(Described.class).stream()
            .map(Api::of)
            .max(Comparator.comparingLong(Restart::described))
            .orElseThrow(() -> new Unusable("there is no API description to write by"));
    var crew = new Crew(lab, api, Token.at(lab.clock().instant()), purpose);
    List<ApiOperation> light =
        api.operations().stream().filter(one -> Set.of("GET", "POST").contains(one.method()) && !one.form()).toList();
    crew.explore(light, stopAt);
    Optional<Light> easy = Light.of(crew);
    return new Rounds(crew, service, Revival.of(service, crew, easy), easy);
  }

  @Override
  public Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows, Lab lab)
      throws InterruptedException {
    return encores.in(lab).confirm(finding, evidence, stillShows);
  }

  private static long described(Api api) {
    return api.operations().stream().filter(one -> !one.form()).count();
  }
}
