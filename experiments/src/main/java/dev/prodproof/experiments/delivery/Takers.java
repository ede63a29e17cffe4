package dev.prodproof.experiments.delivery;

import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Draft;
import dev.prodproof.experiments.fuzzing.cases.Renewed;
import dev.prodproof.facts.Contended;
import dev.prodproof.facts.Contended.Offer;
import dev.prodproof.facts.Contended.Sum;
import dev.prodproof.facts.Contended.Variety;
import dev.prodproof.facts.Exchange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Many who make something at once that takes from one number: places of a slot, stock, a balance.
final class Takers {
  private static final int AT_ONCE = 10;

  /// A race is not lost each time.
  private static final int ROUNDS = 2;

  private static final int WAITS = 6;
  private static final Duration WAIT = Duration.ofMillis(350);

  /// Carried out later, if at all.
  private static final int ACCEPTED = 202;

  private final Hands hands;
  private final ApiOperation maker;
  private final String identity;

  Takers(Hands hands, ApiOperation maker) {
    this.hands = hands;
    this.maker = maker;
    this.identity = hands.crew().identity(maker);
  }

  List<Contended> all() throws InterruptedException {
    var told = new ArrayList<>(again(Variety.COUNTED));
    if (!told.isEmpty() && !hands.lab().left().isZero()) {
      told.addAll(again(Variety.SCARCE));
    }
    return told;
  }

  List<Contended> again(Variety variety) throws InterruptedException {
    Hands trying = hands.trying(Rivals.word(variety));
    return switch (variety) {
      case COUNTED -> counted(trying).stream().toList();
      case SCARCE -> scarce(trying).stream().toList();
      case STALE, SAME_STATE, OTHER_FIELDS, UNNAMED -> List.of();
    };
  }

  private static boolean differs(BigDecimal one, @Nullable BigDecimal other) {
    return other == null || one.compareTo(other) != 0;
  }

  /// What one takes is measured twice, one after the other; what isn't equal then is no plain count.
  private Optional<Contended> counted(Hands trying) throws InterruptedException {
    Crew crew = hands.crew();
    Optional<Case> plain = crew.plain(maker).filter(crew::permits);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    Draft draft = Parents.roomy(trying, plain.get().draft());
    Sight sight = Sight.over(trying, Bonds.of(draft), identity);
    Map<String, BigDecimal> once = taken(sight, () -> trying.send(draft, identity));
    Map<String, BigDecimal> twice = taken(sight, () -> trying.send(alike(draft), identity));
    once.entrySet().removeIf(place -> differs(place.getValue(), twice.get(place.getKey())));
    Optional<Contended> told = Optional.empty();
    for (int round = 0; round < ROUNDS && !once.isEmpty(); round++) {
      Sight.State before = sight.look();
      List<Exchange> all = trying.atOnce(messages(trying, draft));
      long accepted = all.stream().filter(Exchange::succeeded).count();
      boolean later = all.stream().anyMatch(one -> one.status() == ACCEPTED);
      if (accepted == 0 || later) {
        return told;
      }
      Sum sum = settled(once, accepted, sight, before);
      told = Optional.of(Rivalry.told(maker.id(), Variety.COUNTED, Offer.NONE, all, sum));
      if (!sum.agrees()) {
        return told;
      }
    }
    return told;
  }

  /// What is counted later than the answer comes is waited for.
  private Sum settled(Map<String, BigDecimal> once, long accepted, Sight sight, Sight.State before)
      throws InterruptedException {
    Sum sum = sum(once, accepted, sight.change(before, sight.look()));
    for (int i = 0; i < WAITS && !sum.agrees(); i++) {
      hands.lab().pause(WAIT);
      sum = sum(once, accepted, sight.change(before, sight.look()));
    }
    return sum;
  }

  private static Sum sum(
      Map<String, BigDecimal> once, long accepted, Map<String, BigDecimal> seen) {
    Sum last = Sum.NOTHING;
    for (var place : once.entrySet()) {
      BigDecimal expected = place.getValue().multiply(BigDecimal.valueOf(accepted));
      BigDecimal found = seen.getOrDefault(place.getKey(), BigDecimal.ZERO);
      last = new Sum(place.getKey(), expected, found);
      if (!last.agrees()) {
        return last;
      }
    }
    return last;
  }

  /// The numbers of single things that a message changed; empty where it was refused.
  private Map<String, BigDecimal> taken(Sight sight, Callable<Exchange> message)
      throws InterruptedException {
    Sight.State before = sight.look();
    Exchange exchange = hands.atOnce(List.of(message)).getFirst();
    var taken = new LinkedHashMap<String, BigDecimal>();
    if (exchange.succeeded()) {
      taken.putAll(sight.change(before, sight.look()));
      taken.keySet().removeIf(place -> !Change.isCount(place));
    }
    return taken;
  }

  private List<Callable<Exchange>> messages(Hands trying, Draft like) {
    var messages = new ArrayList<Callable<Exchange>>();
    for (int i = 0; i < AT_ONCE; i++) {
      Draft draft = alike(like);
      messages.add(() -> trying.send(draft, identity));
    }
    return messages;
  }

  private Draft alike(Draft draft) {
    return Renewed.of(Case.of(draft, hands.purpose()), hands.crew().token(), Map.of()).draft();
  }

  /// How many fit into a thing that has room for few is found one after the other; then more come at once.
  private Optional<Contended> scarce(Hands trying) throws InterruptedException {
    Optional<Scarcity> found = Scarcity.find(trying, maker);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Scarcity scarcity = found.get();
    Optional<Contended> told = Optional.empty();
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Draft> taking = scarcity.fresh();
      if (taking.isEmpty()) {
        return told;
      }
      List<Exchange> all = trying.atOnce(messages(trying, taking.get()));
      long accepted = all.stream().filter(Exchange::succeeded).count();
      var sum =
          new Sum(
              scarcity.words(),
              BigDecimal.valueOf(scarcity.room()),
              BigDecimal.valueOf(accepted));
      told = Optional.of(Rivalry.told(maker.id(), Variety.SCARCE, Offer.NONE, all, sum));
      if (accepted > scarcity.room()) {
        return told;
      }
    }
    return told;
  }
}
