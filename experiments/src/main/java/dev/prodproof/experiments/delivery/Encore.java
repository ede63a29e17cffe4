package dev.prodproof.experiments.delivery;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.facts.Contended;
import dev.prodproof.facts.Delivered.Variety;
import dev.prodproof.facts.DeliveryFact;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Confirms.Confirmation;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.Terms.Webhook;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Plays the same trial again from its beginning. One at a time: what one changes, another would count.
final class Encore {
  private static final int TRIES = 2;

  private final Lab lab;
  private @Nullable Crew crew;

  Encore(Lab lab) {
    this.lab = lab;
  }

  synchronized Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows)
      throws InterruptedException {
    String trial =
        evidence.stream()
            .map(Encore::trial)
            .filter(what -> !what.isEmpty())
            .reduce("", (_, last) -> last);
    boolean played = false;
    for (int i = 0; i < TRIES && !lab.left().isZero(); i++) {
      List<? extends DeliveryFact> facts = play(finding.where(), trial);
      played |= !facts.isEmpty();
      for (DeliveryFact fact : facts) {
        lab.record(fact);
        if (stillShows.test(List.of(fact))) {
          return new Confirmation(finding.citing(fact.about()), Confirmed.REPRODUCIBLE);
        }
      }
    }
    return new Confirmation(finding, played ? Confirmed.FLAKY : Confirmed.UNTRIED);
  }

  private List<? extends DeliveryFact> play(String where, String trial)
      throws InterruptedException {
    var hands = new Hands(crew(), trial);
    Optional<ApiOperation> operation = Bodies.operation(hands.crew(), where);
    Optional<Key> key = operation.flatMap(Key::of);
    for (Variety variety : Variety.values()) {
      if (key.isPresent() && Keys.word(variety).equals(trial)) {
        return new Keys(hands, operation.get(), key.get()).again(variety);
      }
    }
    for (Webhook webhook : lab.recipe().terms().webhooks()) {
      Optional<Hooks> hooks =
          where.equals("POST " + webhook.path()) ? Hooks.of(hands, webhook) : Optional.empty();
      for (Variety variety : Variety.values()) {
        if (hooks.isPresent() && Hooks.word(variety).equals(trial)) {
          return hooks.get().again(variety);
        }
      }
    }
    for (Contended.Variety variety : Contended.Variety.values()) {
      if (Rivals.word(variety).equals(trial)) {
        return contended(hands, where, variety);
      }
    }
    return List.of();
  }

  private static List<Contended> contended(Hands hands, String where, Contended.Variety variety)
      throws InterruptedException {
    for (Delivery.Update update : Delivery.updates(hands.crew())) {
      if (update.operation().id().equals(where)) {
        return new Rivals(hands, update.kind(), update.operation()).again(variety);
      }
    }
    Optional<ApiOperation> maker = Bodies.operation(hands.crew(), where);
    return maker.isEmpty() ? List.of() : new Takers(hands, maker.get()).again(variety);
  }

  private Crew crew() throws InterruptedException {
    Crew known = crew;
    if (known == null) {
      known = Delivery.crew(lab, Delivery.NAME + " again");
      Delivery.explore(known);
      crew = known;
    }
    return known;
  }

  private static String trial(Fact fact) {
    return fact instanceof Exchange exchange
            && exchange.purpose() instanceof Purpose.Faulted(String what)
        ? what
        : "";
  }
}
