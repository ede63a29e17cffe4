package dev.prodproof.experiments.statements;

import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.database.Database;
import dev.prodproof.lab.proxy.database.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sends one request at a time and tells which statements came about meanwhile.
final class Wire {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// A statement may still be under way when the answer is there.
  private static final Duration SETTLING = Duration.ofMillis(15);

  private final Lab lab;
  private final Crew crew;
  private long requests;
  private long statements;

  Wire(Lab lab, Crew crew) {
    this.lab = lab;
    this.crew = crew;
  }

  /// @param seen by database
  record Told(Exchange exchange, Map<Database, List<Seen>> seen) {}

  Lab lab() {
    return lab;
  }

  Crew crew() {
    return crew;
  }

  long requests() {
    return requests;
  }

  long statements() {
    return statements;
  }

  boolean over() {
    return lab.left().compareTo(Duration.ofSeconds(3)) < 0;
  }

  Told send(Case one, String identity, String why) throws InterruptedException {
    var before = new LinkedHashMap<Database, Long>();
    lab.databases().forEach(database -> before.put(database, database.last()));
    Exchange exchange =
        crew.once(
            one,
            identity,
            Statements.NAME,
            call -> call.operation("").purpose(new Purpose.Look(why)).deadline(PATIENCE).keeping(1 << 20));
    lab.pause(SETTLING);
    requests++;
    var seen = new LinkedHashMap<Database, List<Seen>>();
    before.forEach((database, last) -> seen.put(database, of(database.after(last), exchange)));
    return new Told(exchange, seen);
  }

  /// Those with our trace id; where none has one, all: no other request was under way.
  private List<Seen> of(List<Seen> all, Exchange exchange) {
    String trace = exchange.request().traceId();
    List<Seen> traced = new ArrayList<>(all);
    traced.removeIf(each -> !each.traceId().equals(trace));
    List<Seen> ours = traced.isEmpty() ? all : traced;
    statements += ours.size();
    return ours;
  }
}
