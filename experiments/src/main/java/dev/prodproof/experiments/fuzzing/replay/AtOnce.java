package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.core.Fact;
import dev.prodproof.experiments.fuzzing.replay.Player.Played;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Sends a request that fails several times at once: what waits for each other in the database, or shares what
/// it shouldn't, fails in company only.
final class AtOnce {
  private static final int COPIES = 8;
  private static final int ROUNDS = 4;
  private static final int ENOUGH = 2;

  private final Lab lab;
  private final List<Player> players;

  AtOnce(Lab lab, Supplier<Player> player) {
    this.lab = lab;
    this.players = Stream.generate(player).limit(COPIES).toList();
  }

  /// A fault of the service in answer to a lawful request; whatever else is asked at the same time excuses none.
  static boolean concerns(Exchange telling) {
    boolean lawful = telling.purpose() instanceof Purpose.Valid || telling.purpose() instanceof Purpose.Unusual;
    return lawful && telling.status() >= 500;
  }

  /// @return one that showed it in the end; empty where it was seen in fewer than two rounds
  Optional<Played> play(List<Exchange> all, List<HttpFact> about, Predicate<List<? extends Fact>> shows)
      throws InterruptedException {
    var telling = new ArrayList<Played>();
    for (int round = 0; round < ROUNDS && telling.size() < ENOUGH && !lab.left().isZero(); round++) {
      round(all, about).stream().filter(played -> shows.test(played.facts())).findFirst().ifPresent(telling::add);
    }
    return telling.size() < ENOUGH ? Optional.empty() : Optional.of(telling.getLast());
  }

  private List<Played> round(List<Exchange> all, List<HttpFact> about) throws InterruptedException {
    var plays = new ArrayList<Callable<Played>>();
    players.forEach(player -> plays.add(() -> player.play(all, about)));
    return SideBySide.all(plays);
  }
}
