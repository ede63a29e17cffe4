package dev.prodproof.experiments.session;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Impact;
import dev.prodproof.facts.CookieTrial;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.Recipe.Identity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Logs in afresh, finds a page that only those who logged in get, and leaves out one cookie after the other.
public final class SessionCookies implements Experiment {
  private static final String NAME = "session";

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
    List<String> pages = lab.standing(Surveyed.class).stream().map(Surveyed::loginPage).filter(p -> !p.isEmpty()).distinct().toList();
    int logIns = 0;
    int trials = 0;
    for (Identity identity : lab.recipe().identities().values()) {
      for (Way way : Way.of(identity, pages)) {
        var visitor = new Visitor(lab, identity.name());
        Optional<Exchange> entered = way.enter(visitor);
        if (entered.isPresent() && !visitor.cookies().isEmpty()) {
          logIns++;
          trials += tried(lab, visitor, entered.get());
        }
      }
    }
    return Exercised.of("log-ins that set cookies", logIns).and("cookies left out", trials);
  }

  private static int tried(Lab lab, Visitor visitor, Exchange logIn) throws InterruptedException {
    for (String target : Guarded.candidates(lab, logIn)) {
      Exchange good = visitor.get(target, visitor.cookies().names());
      if (good.succeeded() && refused(visitor.get(target, Set.of()))) {
        return each(lab, visitor, logIn, good);
      }
    }
    return 0;
  }

  private static int each(Lab lab, Visitor visitor, Exchange logIn, Exchange good) throws InterruptedException {
    boolean secure = "https".equalsIgnoreCase(lab.target().getScheme());
    for (String name : visitor.cookies().names()) {
      Exchange without = visitor.get(good.request().target(), visitor.cookies().namesBut(name));
      var ids = List.of(logIn.id(), good.id(), without.id());
      lab.record(new CookieTrial(name, visitor.cookies().shown(name), refused(without), secure, ids));
    }
    return visitor.cookies().names().size();
  }

  /// Sent to log in, or turned away.
  private static boolean refused(Exchange exchange) {
    int status = exchange.status();
    return status == 401 || status == 403 || (status >= 300 && status < 400 && status != 304);
  }
}
