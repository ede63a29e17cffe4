package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.fuzzing.replay.Player.Played;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Request;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Confirms.Confirmation;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Confirms findings: the telling request alone, about a new thing, or after what went before it; then
/// makes it smaller. Needs the description and the cited exchanges, nothing else of the run.
public final class Replay {
  private static final int PLAYS = 2;
  private static final int TRIES = 25;

  private final Lab lab;
  private final List<Api> apis;
  private final AtomicInteger tokens = new AtomicInteger();
  private final Map<Api, Prelude> preludes = new HashMap<>();
  private final Encore encores;

  public Replay(Lab lab) {
    this.lab = lab;
    this.apis = lab.standing(Described.class).stream().map(Api::of).toList();
    this.encores = new Encore(lab, apis, this::token);
  }

  private Token token() {
    return Token.at(lab.clock().instant().plusSeconds(7_919L * tokens.incrementAndGet()));
  }

  /// Seen so: which exchanges have to be sent, and what it says of the finding.
  private record Way(List<Exchange> before, Exchange telling, Confirmed meaning) {
    List<Exchange> all() {
      return Stream.concat(before.stream(), Stream.of(telling)).toList();
    }

    Way with(Request request) {
      return new Way(before, Changed.request(telling, request), meaning);
    }
  }

  /// @see dev.prodproof.lab.Confirms#confirm
  public Confirmation confirm(Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> shows)
      throws InterruptedException {
    List<Exchange> exchanges = evidence.stream().filter(Exchange.class::isInstance).map(Exchange.class::cast).toList();
    if (exchanges.isEmpty()) {
      return new Confirmation(finding, Confirmed.UNTRIED);
    }
    List<HttpFact> about =
        evidence.stream()
            .filter(fact -> !(fact instanceof Exchange) && fact instanceof HttpFact)
            .map(HttpFact.class::cast)
            .toList();
    try {
      Optional<Confirmation> encore = encores.confirm(finding, about, shows);
      return encore.isPresent() ? encore.get() : confirm(finding, exchanges, about, shows);
    } catch (Refused | Unusable e) {
      lab.progress("could not show again: " + e.getMessage());
      return new Confirmation(finding, Confirmed.UNTRIED);
    } finally {
      clean();
    }
  }

  private Confirmation confirm(
      Finding finding, List<Exchange> exchanges, List<HttpFact> about, Predicate<List<? extends Fact>> shows)
      throws InterruptedException {
    var player = new Player(lab, apis, this::token);
    int tried = 0;
    for (Way way : ways(exchanges)) {
      Played first = player.play(way.all(), about);
      tried++;
      if (shows.test(first.facts())) {
        return again(finding, way, first, player, about, shows);
      }
    }
    Optional<Way> staged = staged(exchanges.getLast());
    if (staged.isPresent()) {
      Played first = player.play(staged.get().all(), about);
      tried++;
      if (shows.test(first.facts())) {
        return again(finding, staged.get(), first, player, about, shows);
      }
    }
    return new Confirmation(finding, tried == 0 ? Confirmed.UNTRIED : Confirmed.FLAKY);
  }

  /// The telling request alone comes first: that is the shortest way. Steps of a scenario belong together.
  private static List<Way> ways(List<Exchange> exchanges) {
    Exchange telling = exchanges.getLast();
    List<Exchange> before = exchanges.subList(0, exchanges.size() - 1);
    boolean scenario = exchanges.stream().anyMatch(one -> one.purpose() instanceof Purpose.Step);
    if (before.isEmpty() || scenario) {
      return List.of(new Way(before, telling, Confirmed.REPRODUCIBLE));
    }
    long mended = telling.purpose() instanceof Purpose.Invalid invalid ? invalid.mended() : 0;
    List<Exchange> control = before.stream().filter(one -> one.id() == mended).toList();
    var ways = new ArrayList<Way>();
    ways.add(new Way(control, telling, Confirmed.REPRODUCIBLE));
    if (before.size() > control.size()) {
      ways.add(new Way(before, telling, Confirmed.STATE_DEPENDENT));
    }
    return ways;
  }

  private Optional<Way> staged(Exchange telling) throws InterruptedException {
    for (Api api : apis) {
      if (api.operation(telling.operation()).isPresent()) {
        Prelude prelude = preludes.computeIfAbsent(api, of -> new Prelude(lab, of, this::token));
        Optional<Prelude.Staged> staged = prelude.of(telling);
        if (staged.isPresent()) {
          // What was made stays for all plays: only the telling request is repeated.
          return Optional.of(new Way(List.of(), staged.get().telling(), Confirmed.REPRODUCIBLE));
        }
      }
    }
    return Optional.empty();
  }

  private Confirmation again(
      Finding finding, Way way, Played first, Player player, List<HttpFact> about, Predicate<List<? extends Fact>> shows)
      throws InterruptedException {
    int seen = 1;
    Played last = first;
    for (int i = 1; i < PLAYS && !lab.left().isZero(); i++) {
      Played play = player.play(way.all(), about);
      if (shows.test(play.facts())) {
        seen++;
        last = play;
      }
    }
    if (seen < PLAYS) {
      return new Confirmation(finding.citing(last.ids()), Confirmed.FLAKY);
    }
    Played smallest = shrunk(way, last, player, about, shows);
    return new Confirmation(finding.citing(smallest.ids()), way.meaning());
  }

  private Played shrunk(
      Way start, Played known, Player player, List<HttpFact> about, Predicate<List<? extends Fact>> shows)
      throws InterruptedException {
    var honest = new Honest(apis);
    Way way = start;
    Played best = known;
    int left = TRIES;
    boolean progress = true;
    while (progress && left > 0) {
      progress = false;
      for (Request less : Smaller.than(way.telling()).toList()) {
        if (left == 0 || lab.left().isZero()) {
          return best;
        }
        if (honest.smaller(way.telling(), less)) {
          left--;
          Played play = player.play(way.with(less).all(), about);
          if (shows.test(play.facts())) {
            way = way.with(less);
            best = play;
            progress = true;
            break;
          }
        }
      }
    }
    return best;
  }

  private void clean() throws InterruptedException {
    encores.clean();
    for (Prelude prelude : preludes.values()) {
      prelude.clean();
    }
  }
}
