package dev.prodproof.experiments.database;

import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.outage.Caller;
import dev.prodproof.experiments.outage.User;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.FaultWindow;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.UpstreamFact;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.Upstream.Outage;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.database.DatabaseFault;
import dev.prodproof.lab.proxy.database.Met;
import dev.prodproof.lab.proxy.database.Scope;
import dev.prodproof.lab.proxy.database.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// One database with the operations around it: sends requests and joins them with what its wire saw.
final class Stage {
  /// A statement may end a moment after the answer.
  private static final Duration SETTLING = Duration.ofMillis(15);

  private final Caller caller;
  private final Database database;
  private final List<Exchange> sent = new CopyOnWriteArrayList<>();

  Stage(Caller caller, Database database) {
    this.caller = caller;
    this.database = database;
  }

  /// @param statements that the request caused, oldest first
  /// @param met faults that its statements or connections met
  record Shown(Case one, Exchange exchange, List<Seen> statements, List<Met> met) {
    boolean good() {
      return exchange.succeeded() && !statements.isEmpty();
    }
  }

  Caller caller() {
    return caller;
  }

  Lab lab() {
    return caller.lab();
  }

  Database database() {
    return database;
  }

  String name() {
    return database.name();
  }

  Outage broken(DatabaseFault how) {
    return broken(how, Scope.ALL);
  }

  /// Until it is closed; the dossier then says from when to when, and what came by.
  Outage broken(DatabaseFault how, Scope where) {
    Instant from = lab().clock().instant();
    long before = database.last();
    Outage outage = database.broken(how, where);
    return () -> {
      outage.close();
      List<FaultWindow.Wire> wire =
          database.after(before).stream()
              .limit(FaultWindow.MOST)
              .map(seen -> new FaultWindow.Wire(seen.at(), seen.took().toNanos() / 1e6, well(seen) ? 1 : 0))
              .toList();
      lab().record(
          new FaultWindow(Databases.NAME, name(), how.word(), from, lab().clock().instant(), wire));
    };
  }

  private static boolean well(Seen statement) {
    return statement.answered() && statement.error().isEmpty();
  }

  /// What a request is sent for: the database with that fault.
  String with(String fault) {
    return database.name() + " with " + fault;
  }

  String after(String fault) {
    return database.name() + " after " + fault;
  }

  /// A request that did well before; a fresh one where the same isn't taken twice.
  Optional<Case> next(User user) {
    return user.again() ? Optional.of(user.one()) : caller.fresh(user.operation());
  }

  Exchange send(Case one, String identity, String why) throws InterruptedException {
    Exchange exchange = caller.send(one, identity, why, caller.patience());
    sent.add(exchange);
    return exchange;
  }

  Shown observe(Case one, String identity, String why) throws InterruptedException {
    return observe(one, () -> send(one, identity, why));
  }

  /// A request to be looked at.
  interface Sending {
    Exchange send() throws InterruptedException;
  }

  /// One at a time: what the wire sees meanwhile is this request's.
  Shown observe(Case one, Sending sending) throws InterruptedException {
    long before = database.last();
    long unmet = database.lastMet();
    Exchange exchange = sending.send();
    lab().pause(SETTLING);
    return new Shown(one, exchange, database.after(before), database.metAfter(unmet));
  }

  Exchange send(Case one, String identity, String why, Header field) throws InterruptedException {
    Exchange exchange = caller.send(one, identity, why, field);
    sent.add(exchange);
    return exchange;
  }

  /// What was sent since this was asked last.
  List<Exchange> sent() {
    List<Exchange> all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  <F extends UpstreamFact> F record(F fact) {
    return lab().record(fact);
  }
}
