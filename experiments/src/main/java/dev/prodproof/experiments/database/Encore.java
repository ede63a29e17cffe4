package dev.prodproof.experiments.database;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.experiments.outage.Turn;
import dev.prodproof.facts.CommitTrial.Cut;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.UpstreamFact;
import dev.prodproof.lab.Confirms.Confirmation;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Breaks the same database in the same way again. One at a time: a fault is everybody's.
final class Encore {
  private static final int TRIES = 3;

  private final Lab lab;
  private final Map<String, Stage> stages = new HashMap<>();
  private final Map<String, Play> plays = new HashMap<>();
  private final Map<String, List<HttpFact>> played = new HashMap<>();

  Encore(Lab lab) {
    this.lab = lab;
  }

  /// The same fault, from beginning to end.
  private interface Again {
    List<UpstreamFact> with(Play play) throws InterruptedException;
  }

  Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows)
      throws InterruptedException {
    synchronized (Turn.TO_BREAK) {
      return inTurn(finding, evidence, stillShows);
    }
  }

  private Confirmation inTurn(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows)
      throws InterruptedException {
    String why =
        evidence.stream()
            .map(Encore::why)
            .filter(what -> !what.isEmpty())
            .reduce("", (_, last) -> last);
    for (Database database : lab.databases()) {
      Optional<Again> again = again(database, why);
      // Whoever didn't come back can't be asked again.
      if (again.isPresent() && !lab.left().isZero() && play(database).possible()) {
        for (int i = 1; i < TRIES && !shows(database, why, again.get(), stillShows); i++) {
          // Chance, perhaps: what it referred to may be full. It is played afresh.
        }
        return judged(finding, facts(database, why, again.get()), stillShows);
      }
    }
    return new Confirmation(finding, Confirmed.UNTRIED);
  }

  private boolean shows(
      Database database, String why, Again again, Predicate<List<? extends Fact>> stillShows)
      throws InterruptedException {
    List<HttpFact> facts = facts(database, why, again);
    boolean shows = stillShows.test(facts) || lab.left().isZero();
    if (!shows) {
      played.values().remove(facts);
    }
    return shows;
  }

  private Confirmation judged(
      Finding finding, List<HttpFact> facts, Predicate<List<? extends Fact>> stillShows) {
    if (!stillShows.test(facts)) {
      // Chance, perhaps: next time it is played afresh.
      played.values().remove(facts);
      return new Confirmation(finding, Confirmed.FLAKY);
    }
    Finding citing =
        facts.stream()
            .filter(fact -> stillShows.test(List.of(fact)))
            .findFirst()
            .map(fact -> finding.citing(fact.about()))
            .orElse(finding);
    return new Confirmation(citing, Confirmed.REPRODUCIBLE);
  }

  /// What was sent says what was broken, and how.
  private Optional<Again> again(Database database, String why) {
    if (!why.contains(database.name())) {
      return Optional.empty();
    }
    for (Cut cut : Cut.values()) {
      if (tells(why, Commits.fault(cut).word())) {
        return Optional.of(play -> play.cut(cut));
      }
    }
    return Planned.all(Caller.mark(lab, database.name())).stream()
        .filter(one -> tells(why, one.word()))
        .findFirst()
        .map(planned -> play -> play.broken(planned));
  }

  /// One word may end with another.
  private static boolean tells(String why, String word) {
    return why.endsWith(" with " + word) || why.endsWith(" after " + word);
  }

  private List<HttpFact> facts(Database database, String why, Again again)
      throws InterruptedException {
    String word = why.substring(why.indexOf(database.name()) + database.name().length());
    String key = database.name() + word.replaceFirst("^ (?:with|after) ", " ");
    List<HttpFact> known = played.get(key);
    if (known == null) {
      Play play = play(database);
      Stage stage = stages.get(database.name());
      known = new ArrayList<>(again.with(play));
      if (stage != null) {
        known.addAll(stage.sent());
      }
      played.put(key, known);
    }
    return known;
  }

  private Play play(Database database) throws InterruptedException {
    Play known = plays.get(database.name());
    if (known == null) {
      Stage stage = Databases.stage(lab, Caller.crew(lab, Databases.NAME + " again"), database);
      known = new Play(stage, Databases.explored(stage, Duration.ZERO), Duration.ZERO);
      List<Exchange> _ = stage.sent();
      stages.put(database.name(), stage);
      plays.put(database.name(), known);
    }
    return known;
  }

  private static String why(Fact fact) {
    return fact instanceof Exchange exchange && exchange.purpose() instanceof Purpose.Look(String what)
        ? what
        : "";
  }
}
