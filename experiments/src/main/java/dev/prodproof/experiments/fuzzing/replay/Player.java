package dev.prodproof.experiments.fuzzing.replay;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Impact;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.Conformer;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Conformance;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import dev.prodproof.wire.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Plays recorded exchanges again, in sessions of its own.
final class Player {
  private static final Duration PATIENCE = Call.PATIENCE;

  private final Lab lab;
  private final List<Conformer> conformers;
  private final Supplier<Token> tokens;
  private final Cleaner cleaner;
  private final FreshForm form;
  private final Map<String, Http> sessions = new HashMap<>();

  /// What came of one play.
  ///
  /// @param facts all that was recorded, the exchanges in their order
  record Played(List<Fact> facts, List<Exchange> exchanges) {
    List<Long> ids() {
      return exchanges.stream().map(Exchange::id).toList();
    }
  }

  Player(Lab lab, List<Api> apis, Supplier<Token> tokens) {
    this.lab = lab;
    this.conformers = apis.stream().map(Conformer::new).toList();
    this.tokens = tokens;
    this.cleaner = new Cleaner(apis);
    this.form = new FreshForm(apis);
  }

  /// @param about what was said of the exchanges, to be said of the new ones
  Played play(List<Exchange> recorded, List<HttpFact> about) throws InterruptedException {
    var renewal = new Renewal(tokens.get());
    var ids = new HashMap<Long, Long>();
    var old = new HashMap<Long, Exchange>();
    var fresh = new LinkedHashMap<Long, Exchange>();
    var resend = new Resend(renewal, lab.target().getAuthority(), ids);
    var facts = new ArrayList<Fact>();
    for (Exchange one : recorded) {
      Http session = session(one.identity());
      Call call = form.refreshed(resend.call(one), session);
      boolean reads = call.impact() == Impact.READS || call.method().equals("TRACE");
      Exchange now = sent(call.impact(reads ? Impact.READS : Impact.WRITES).deadline(PATIENCE), session);
      renewal.compare(one, now);
      ids.put(one.id(), now.id());
      old.put(one.id(), one);
      fresh.put(one.id(), now);
      facts.add(now);
      conformance(now).forEach(facts::add);
      cleaner.see(now);
    }
    var retold = new Retold(old, fresh, renewal);
    about.forEach(fact -> retold.of(fact).map(lab::record).ifPresent(facts::add));
    cleaner.clean(this::session);
    return new Played(facts, List.copyOf(fresh.values()));
  }

  /// A kept connection may end for the call before; on a new one it shows whose fault it is.
  private static Exchange sent(Call call, Http session) throws InterruptedException {
    Exchange first = session.send(call);
    return first.closedWhileKept() ? session.send(call.header("Connection", "close")) : first;
  }

  private List<Conformance> conformance(Exchange exchange) {
    return conformers.stream()
        .flatMap(conformer -> conformer.measure(exchange).stream())
        .limit(1)
        .map(lab::record)
        .toList();
  }

  private Http session(String identity) throws InterruptedException {
    Http known = sessions.get(identity);
    if (known == null) {
      known = lab.freshly(identity);
      sessions.put(identity, known);
    }
    return known;
  }
}
