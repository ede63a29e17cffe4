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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Confirms findings: the telling request alone, about a new thing, or after what went before it; then
/// makes it smaller. Needs the description and the cited exchanges, nothing else of the run. Several findings
/// may be shown at a time.
public final class Replay {
  private static final int PLAYS = 2;
  private static final int TRIES = 25;

  private final Lab lab;
  private final Troupe.Agency agency;
  private final List<Api> apis;
  private final AtomicInteger tokens = new AtomicInteger();
  private final Encore encores;
  private final Map<Api, Prelude> preludes = new ConcurrentHashMap<>();

  /// Shared by those who show a finding, and held alone by who takes away what was made for it.
  private final ReadWriteLock stage = new ReentrantReadWriteLock();

  public Replay(Lab lab, Troupe.Agency agency) {
    this.lab = lab;
    this.agency = agency;
    this.apis = lab.standing(Described.class).stream().map(Api::of).toList();
    this.encores = new Encore(lab, apis, this::token, agency);
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
    stage.readLock().lock();
    try {
      Optional<Confirmation> encore = encores.confirm(finding, about, shows);
      return encore.isPresent() ? encore.get() : new Showing(finding, about, shows).confirm(exchanges);
    } catch (Refused | Unusable e) {
      lab.progress("could not show again: " + e.getMessage());
      return new Confirmation(finding, Confirmed.UNTRIED);
    } finally {
      stage.readLock().unlock();
      clean();
    }
  }

  /// By the last who is there.
  private void clean() throws InterruptedException {
    if (stage.writeLock().tryLock()) {
      try {
        encores.clean();
        for (Prelude prelude : preludes.values()) {
          prelude.clean();
        }
      } catch (Refused e) {
        lab.progress("could not take away what was made: " + e.getMessage());
      } finally {
        stage.writeLock().unlock();
      }
    }
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

  /// Makes afresh what the telling request speaks of.
  private interface Staging {
    Optional<Way> way() throws InterruptedException;
  }

  /// One finding that is to be shown again.
  private final class Showing {
    private final Finding finding;
    private final List<HttpFact> about;
    private final Predicate<List<? extends Fact>> shows;
    private final Player player = new Player(lab, apis, Replay.this::token);

    Showing(Finding finding, List<HttpFact> about, Predicate<List<? extends Fact>> shows) {
      this.finding = finding;
      this.about = about;
      this.shows = shows;
    }

    Confirmation confirm(List<Exchange> exchanges) throws InterruptedException {
      Staging anew = () -> staged(exchanges);
      for (Way way : ways(exchanges)) {
        Played first = player.play(way.all(), about);
        if (shows.test(first.facts())) {
          return again(way, first, anew);
        }
      }
      Optional<Way> staged = anew.way();
      if (staged.isPresent()) {
        Played first = player.play(staged.get().all(), about);
        if (shows.test(first.facts())) {
          return again(staged.get(), first, anew);
        }
      }
      Way last = staged.orElse(ways(exchanges).getFirst());
      Optional<Played> inCompany = AtOnce.concerns(last.telling()) ? atOnce(last) : Optional.empty();
      return inCompany
          .map(played -> new Confirmation(finding.citing(played.ids()), Confirmed.STATE_DEPENDENT))
          .orElseGet(() -> new Confirmation(finding, Confirmed.FLAKY));
    }

    private Optional<Played> atOnce(Way way) throws InterruptedException {
      return new AtOnce(lab, () -> new Player(lab, apis, Replay.this::token)).play(way.all(), about, shows);
    }

    private Optional<Way> staged(List<Exchange> exchanges) throws InterruptedException {
      Exchange telling = exchanges.getLast();
      for (Api api : apis) {
        if (api.operation(telling.operation()).isPresent()) {
          Prelude prelude = preludes.computeIfAbsent(api, of -> new Prelude(of, agency.of(lab, of, token())));
          // Each about a thing of its own: the first one may use it up.
          Optional<Exchange> ordinary = ordinary(exchanges);
          Optional<Prelude.Staged> beside = ordinary.isEmpty() ? Optional.empty() : prelude.of(ordinary.get());
          Optional<Prelude.Staged> staged = prelude.of(telling);
          if (staged.isPresent()) {
            // What was made stays for all plays.
            List<Exchange> before = beside.map(Prelude.Staged::telling).stream().toList();
            return Optional.of(new Way(before, staged.get().telling(), Confirmed.REPRODUCIBLE));
          }
        }
      }
      return Optional.empty();
    }

    /// What was accepted of the same operation: some refusals mean something beside it only.
    private static Optional<Exchange> ordinary(List<Exchange> exchanges) {
      Exchange telling = exchanges.getLast();
      return exchanges.stream()
          .filter(one -> one.id() != telling.id() && one.succeeded())
          .filter(one -> one.operation().equals(telling.operation()))
          .filter(one -> one.purpose() instanceof Purpose.Valid(String _, boolean plain) && plain)
          .findFirst();
    }

    /// @param anew for what one play uses up: who deletes a thing needs another one
    private Confirmation again(Way way, Played first, Staging anew) throws InterruptedException {
      int seen = 1;
      Played last = first;
      for (int i = 1; i < PLAYS && !lab.left().isZero(); i++) {
        Played play = player.play(way.all(), about);
        Optional<Way> other = shows.test(play.facts()) ? Optional.empty() : anew.way();
        if (other.isPresent()) {
          play = player.play(other.get().all(), about);
        }
        if (shows.test(play.facts())) {
          seen++;
          last = play;
        }
      }
      if (seen < PLAYS) {
        return new Confirmation(finding.citing(last.ids()), Confirmed.FLAKY);
      }
      return new Confirmation(finding.citing(shrunk(way, last).ids()), way.meaning());
    }

    private Played shrunk(Way start, Played known) throws InterruptedException {
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
  }
}
