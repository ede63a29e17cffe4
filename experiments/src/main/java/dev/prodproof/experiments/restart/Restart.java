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
import java.time.Instant;
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
    var revival = new Revival(service);
    try {
      Exercised exercised = rounds(lab, crew, service, revival);
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

  private static Exercised rounds(Lab lab, Crew crew, ManagedService service, Revival revival)
      throws InterruptedException {
    List<Subject> subjects = new Subjects(crew, new Hands(crew, "well")).find();
    var killing = new Kills(new Hands(crew, "killed"), subjects, revival, service);
    int wanted = subjects.isEmpty() ? 0 : wanted(lab.left());
    int kills = 0;
    int stops = 0;
    Duration cycle = service.readyAfter().multipliedBy(2).plusSeconds(2);
    for (int round = 1; kills < wanted && round <= 2 * wanted && lab.left().compareTo(cycle) > 0; round++) {
      Instant begin = lab.clock().instant();
      kills += killing.kill(round) ? 1 : 0;
      cycle = Duration.between(begin, lab.clock().instant()).multipliedBy(3).dividedBy(2);
      lab.progress("killed the service and started it again: " + round);
      if (stops == 0 && lab.left().compareTo(cycle.plus(Stop.OWN)) > 0) {
        stops += stop(crew, subjects, revival, service);
      }
    }
    return Exercised.of("kills", kills).and("stops", stops).and("kinds of things", subjects.size());
  }

  /// @return how many stops came about
  private static int stop(Crew crew, List<Subject> subjects, Revival revival, ManagedService service)
      throws InterruptedException {
    Optional<Subject> subject =
        subjects.stream().filter(one -> !one.maker().bodies().isEmpty()).findFirst();
    if (subject.isEmpty()) {
      return 0;
    }
    var hands = new Hands(crew, "stopped");
    new Stop(hands, subject.get(), revival, service).stop(Bystander.of(crew, hands));
    crew.lab().progress("stopped the service and started it again");
    return 1;
  }

  /// How many kills by how much time there is: few in `quick`, and enough for a bound in `full`.
  private static int wanted(Duration left) {
    long minutes = left.toMinutes();
    return minutes < 1 ? 3 : minutes < 10 ? 10 : 25;
  }
}
