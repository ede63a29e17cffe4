package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.scenario.Scenario;
import dev.prodproof.experiments.fuzzing.scenario.Scenarios;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Crowd;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.RoundTrip;
import dev.prodproof.facts.Sighting;
import dev.prodproof.lab.Confirms.Confirmation;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Plays a whole scenario again, about the same operation and with things of its own: what it told can't be
/// told from its recorded requests alone.
final class Encore {
  private static final int PLAYS = 2;
  private static final int MOST = 60;

  private final Lab lab;
  private final List<Api> apis;
  private final Supplier<Token> tokens;
  private final Troupe.Agency agency;
  private final Map<Api, Troupe> troupes = new HashMap<>();

  /// What compares states bears no company; a sighting mostly waits.
  private final Object alone = new Object();

  Encore(Lab lab, List<Api> apis, Supplier<Token> tokens, Troupe.Agency agency) {
    this.lab = lab;
    this.apis = apis;
    this.tokens = tokens;
    this.agency = agency;
  }

  /// @param about what the finding's exchanges told
  /// @return empty where no scenario told it
  Optional<Confirmation> confirm(Finding finding, List<HttpFact> about, Predicate<List<? extends Fact>> shows)
      throws InterruptedException {
    List<HttpFact> staged = about.stream().filter(fact -> scenario(fact).isPresent()).toList();
    Optional<HttpFact> told =
        staged.stream().filter(fact -> shows.test(List.of(fact))).findFirst().or(() -> staged.stream().findFirst());
    if (told.isEmpty()) {
      return Optional.empty();
    }
    for (Api api : apis) {
      Optional<ApiOperation> operation = operation(told.get(), api);
      if (operation.isPresent()) {
        Scenario scenario = scenario(told.get()).orElseThrow();
        if (told.get() instanceof Sighting) {
          return Optional.of(again(finding, plays(scenario, told.get(), operation.get(), troupe(api)), shows));
        }
        synchronized (alone) {
          return Optional.of(again(finding, plays(scenario, told.get(), operation.get(), troupe(api)), shows));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Scenario> scenario(HttpFact fact) {
    return Scenarios.all().stream().filter(one -> one.tells(fact)).findFirst();
  }

  /// HEAD and OPTIONS are played along with the path's GET, and a GET that nobody described with its POST.
  private static Optional<ApiOperation> operation(HttpFact fact, Api api) {
    String id =
        switch (fact) {
          case Sighting sighting -> sighting.operation();
          case Comparison comparison -> comparison.operation();
          case RoundTrip trip -> trip.operation();
          case Crowd crowd -> crowd.operation();
          default -> "";
        };
    String path = id.substring(id.indexOf(' ') + 1);
    return api.operation(id)
        .or(() -> api.operation("GET " + path))
        .or(() -> api.operation("POST " + path));
  }

  private interface Plays {
    List<HttpFact> once() throws InterruptedException;
  }

  private static Plays plays(Scenario scenario, HttpFact told, ApiOperation operation, Troupe troupe) {
    return () -> scenario.again(told, operation, troupe);
  }

  private Confirmation again(Finding finding, Plays plays, Predicate<List<? extends Fact>> shows)
      throws InterruptedException {
    int seen = 0;
    boolean played = false;
    Finding citing = finding;
    for (int i = 0; i < PLAYS && !lab.left().isZero(); i++) {
      List<HttpFact> facts = plays.once();
      facts.forEach(lab::record);
      played |= !facts.isEmpty();
      Optional<HttpFact> telling = facts.stream().filter(fact -> shows.test(List.of(fact))).findFirst();
      if (telling.isPresent() || shows.test(facts)) {
        seen++;
        citing = citing.citing(telling.map(HttpFact::about).orElseGet(() -> facts.getLast().about()));
      }
    }
    Confirmed confirmed = !played ? Confirmed.UNTRIED : seen == PLAYS ? Confirmed.REPRODUCIBLE : Confirmed.FLAKY;
    return new Confirmation(citing, confirmed);
  }

  private synchronized Troupe troupe(Api api) throws InterruptedException {
    Troupe known = troupes.get(api);
    if (known == null) {
      known = agency.of(lab, api, tokens.get());
      troupes.put(api, known);
      known.explore(
          api.operations().stream()
              .filter(one -> List.of("GET", "POST").contains(one.method()))
              .filter(one -> !Template.of(one.path()).endsWithAction())
              .limit(MOST)
              .toList(),
          Duration.ZERO);
    }
    return known;
  }

  synchronized void clean() throws InterruptedException {
    for (Troupe troupe : troupes.values()) {
      troupe.clean();
    }
    // What they made is gone, and with it what later plays would lie in.
    troupes.clear();
  }
}
