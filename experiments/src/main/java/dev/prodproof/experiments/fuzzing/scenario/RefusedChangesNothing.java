package dev.prodproof.experiments.fuzzing.scenario;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.InvalidCases;
import dev.prodproof.experiments.fuzzing.cases.OtherValues;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Purpose.Role;
import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A change with one wrong value among good new ones is refused: nothing of it may stay.
final class RefusedChangesNothing implements Scenario {
  private static final int TRIES = 4;

  @Override
  public boolean tells(HttpFact fact) {
    return fact instanceof Comparison comparison && comparison.scenario().equals(Comparison.REFUSED_CHANGE);
  }

  @Override
  public List<HttpFact> play(ApiOperation operation, Scene scene) throws InterruptedException {
    Optional<Kind> kind = Kind.of(operation, scene.api());
    boolean changes = List.of("PUT", "PATCH").contains(operation.method()) && !operation.form();
    return changes && kind.isPresent() ? Comparing.twice(kind.get(), scene, () -> once(operation, kind.get(), scene)) : List.of();
  }

  private static List<Comparison> once(ApiOperation operation, Kind kind, Scene scene) throws InterruptedException {
    var play = new Play(scene, Comparison.REFUSED_CHANGE);
    Optional<Own> own = play.create(kind);
    Optional<Draft> plain = own.flatMap(one -> play.draft(operation, one));
    if (own.isEmpty() || plain.isEmpty()) {
      return List.of();
    }
    Optional<Reading> first = play.read(own.get(), Role.READ);
    Optional<Reading> second = play.read(own.get(), Role.CONTROL);
    if (first.isEmpty() || second.isEmpty() || !States.comparable(first.get(), second.get())) {
      return List.of();
    }
    States states = States.of(first.get(), second.get());
    Comparison seen = null;
    for (Draft wrong : wrong(OtherValues.of(plain.get(), scene.token()))) {
      Optional<Exchange> refused = play.send(wrong, Role.MODIFY, own.get().identity());
      if (refused.isEmpty() || !refusal(refused.get().status())) {
        break;
      }
      Optional<Reading> now = play.read(own.get(), Role.READ_AGAIN);
      if (now.isPresent()) {
        seen = states.after(Comparison.REFUSED_CHANGE, operation.id(), refused.get(), now.get());
      }
      if (seen != null && !seen.changes().isEmpty()) {
        break;
      }
    }
    play.remove(own.get());
    return seen == null ? List.of() : List.of(seen);
  }

  /// Refused for what it says, not for who asks or how often.
  private static boolean refusal(int status) {
    return status == 400 || status == 409 || status == 422;
  }

  /// One for each site, the last site first: whoever writes while it reads has written the others by then.
  private static List<Draft> wrong(Draft good) {
    Map<Site, Draft> bySite = new LinkedHashMap<>();
    InvalidCases.of(good).forEach(one -> {
      if (one.purpose() instanceof Purpose.Invalid(Site site, String keyword, _, boolean certain, _)
          && certain && site.in() == Site.In.BODY && !site.name().isEmpty() && !keyword.equals("required")) {
        bySite.putIfAbsent(site, one.draft());
      }
    });
    return new ArrayList<>(bySite.values()).reversed().stream().limit(TRIES).toList();
  }
}
