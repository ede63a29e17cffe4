package dev.prodproof.experiments.upstream;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.experiments.outage.Turn;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.UpstreamFact;
import dev.prodproof.lab.Confirms.Confirmation;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.Upstream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Breaks the same dependency in the same way again. One at a time: a fault is everybody's.
final class Encore {
  private final Lab lab;
  private final Map<String, Play> plays = new HashMap<>();
  private final Map<String, List<UpstreamFact>> played = new HashMap<>();

  Encore(Lab lab) {
    this.lab = lab;
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
    for (Upstream upstream : lab.upstreams()) {
      boolean endured = why.contains(upstream.name()) && why.endsWith(Endurance.WORD);
      if (endured && !lab.left().isZero()) {
        return confirm(
            finding, upstream.name() + Endurance.WORD, () -> play(upstream).endured(), stillShows);
      }
      Optional<Planned> fault = fault(upstream, why);
      if (fault.isPresent() && !lab.left().isZero()) {
        Planned planned = fault.get();
        return confirm(
            finding,
            upstream.name() + " " + planned.fault().word(),
            () -> play(upstream).broken(planned),
            stillShows);
      }
    }
    return new Confirmation(finding, Confirmed.UNTRIED);
  }

  private Confirmation confirm(
      Finding finding, String key, Again again, Predicate<List<? extends Fact>> stillShows)
      throws InterruptedException {
    List<UpstreamFact> facts = played.get(key);
    if (facts == null) {
      facts = again.play();
      played.put(key, facts);
    }
    if (!stillShows.test(facts)) {
      // Chance, perhaps: next time it is played afresh.
      played.remove(key);
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

  /// The same fault, from beginning to end.
  private interface Again {
    List<UpstreamFact> play() throws InterruptedException;
  }

  private Play play(Upstream upstream) throws InterruptedException {
    Play known = plays.get(upstream.name());
    if (known == null) {
      Stage stage = Upstreams.stage(lab, Caller.crew(lab, Upstreams.NAME + " again"), upstream);
      known = new Play(stage, Upstreams.explored(stage, Duration.ZERO), Duration.ZERO);
      plays.put(upstream.name(), known);
    }
    return known;
  }

  /// What was sent says what was broken, and how.
  private Optional<Planned> fault(Upstream upstream, String why) {
    return Planned.all(Caller.mark(lab, upstream.name())).stream()
        .filter(one -> why.contains(upstream.name()) && why.endsWith(" " + one.fault().word()))
        .findFirst();
  }

  private static String why(Fact fact) {
    return fact instanceof Exchange exchange && exchange.purpose() instanceof Purpose.Look(String what)
        ? what
        : "";
  }
}
