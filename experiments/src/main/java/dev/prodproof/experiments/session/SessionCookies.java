package dev.prodproof.experiments.session;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.facts.CookieTrial;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.lab.Confirms;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.Recipe.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Logs in afresh, finds a page that only those who logged in get, and leaves out one cookie after the other.
public final class SessionCookies implements Experiment, Confirms {
  private static final String NAME = "session";
  private static final int PLAYS = 2;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Impact impact() {
    return Impact.READS;
  }

  @Override
  public Set<Capability> needs() {
    return Set.of(Capability.IDENTITIES);
  }

  @Override
  public Exercised run(Lab lab) throws InterruptedException {
    List<CookieTrial> trials = trials(lab);
    trials.forEach(lab::record);
    return Exercised.of("cookies left out", trials.size());
  }

  @Override
  public Confirmation confirm(
      Finding finding, List<Fact> evidence, Predicate<List<? extends Fact>> stillShows, Lab lab)
      throws InterruptedException {
    int seen = 0;
    Finding citing = finding;
    for (int i = 0; i < PLAYS && !lab.left().isZero(); i++) {
      List<CookieTrial> trials = trials(lab);
      trials.forEach(lab::record);
      Optional<CookieTrial> telling = trials.stream().filter(trial -> stillShows.test(List.of(trial))).findFirst();
      if (telling.isPresent()) {
        seen++;
        citing = citing.citing(telling.get().exchanges());
      }
    }
    return new Confirmation(citing, seen == PLAYS ? Confirmed.REPRODUCIBLE : Confirmed.FLAKY);
  }

  private static List<CookieTrial> trials(Lab lab) throws InterruptedException {
    List<String> pages =
        lab.standing(Surveyed.class).stream().map(Surveyed::loginPage).filter(p -> !p.isEmpty()).distinct().toList();
    var trials = new ArrayList<CookieTrial>();
    for (Identity identity : lab.recipe().identities().values()) {
      for (Way way : Way.of(identity, pages)) {
        var visitor = new Visitor(lab, identity.name());
        Optional<Exchange> entered = way.enter(visitor);
        if (entered.isPresent() && !visitor.cookies().isEmpty()) {
          trials.addAll(tried(lab, visitor, entered.get()));
        }
      }
    }
    return trials;
  }

  private static List<CookieTrial> tried(Lab lab, Visitor visitor, Exchange logIn) throws InterruptedException {
    for (String target : Guarded.candidates(lab, logIn)) {
      Exchange good = visitor.get(target, visitor.cookies().names());
      if (good.succeeded() && lost(good, visitor.get(target, Set.of()))) {
        return each(lab, visitor, logIn, good);
      }
    }
    return List.of();
  }

  private static List<CookieTrial> each(Lab lab, Visitor visitor, Exchange logIn, Exchange good)
      throws InterruptedException {
    boolean secure = "https".equalsIgnoreCase(lab.target().getScheme());
    var trials = new ArrayList<CookieTrial>();
    for (String name : visitor.cookies().names()) {
      Exchange without = visitor.get(good.request().target(), visitor.cookies().namesBut(name));
      var ids = List.of(logIn.id(), good.id(), without.id());
      trials.add(new CookieTrial(name, visitor.cookies().shown(name), lost(good, without), secure, ids));
    }
    return trials;
  }

  /// Turned away, or asked to log in where somebody who has isn't.
  private static boolean lost(Exchange good, Exchange other) {
    return refused(other) || (LogInPage.asks(other) && !LogInPage.asks(good));
  }

  /// Sent to log in, or turned away.
  private static boolean refused(Exchange exchange) {
    int status = exchange.status();
    return status == 401 || status == 403 || (status >= 300 && status < 400 && status != 304);
  }
}
