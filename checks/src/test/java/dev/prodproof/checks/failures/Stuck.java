package dev.prodproof.checks.failures;

import dev.prodproof.facts.DatabaseReturn;
import dev.prodproof.facts.DatabaseTrial;
import dev.prodproof.facts.DatabaseTrial.Kind;
import dev.prodproof.facts.UpstreamTrial;
import java.util.List;

/// A request that met a broken database, in one line: `Stuck.slow("no greeting").gets(503, 3)`.
final class Stuck {
  private final String fault;
  private final Kind kind;
  private boolean reached = true;
  private boolean leaked;
  private boolean sayingWhen = true;
  private long deadline = 10_000;

  private Stuck(String fault, Kind kind) {
    this.fault = fault;
    this.kind = kind;
  }

  static Stuck slow(String fault) {
    return new Stuck(fault, Kind.SLOW);
  }

  static Stuck gone(String fault) {
    return new Stuck(fault, Kind.GONE);
  }

  static Stuck complaint(String sqlState) {
    return new Stuck("SQLSTATE " + sqlState, Kind.COMPLAINT);
  }

  Stuck unmet() {
    reached = false;
    return this;
  }

  Stuck undeclared() {
    deadline = 0;
    return this;
  }

  Stuck leaking() {
    leaked = true;
    return this;
  }

  Stuck notSayingWhen() {
    sayingWhen = false;
    return this;
  }

  /// @param status 0 for none
  DatabaseTrial gets(int status, double seconds) {
    return new DatabaseTrial(
        "database",
        fault,
        kind,
        "GET /slots",
        2,
        reached,
        new UpstreamTrial.Outcome(7, status, (long) (seconds * 1_000_000), leaked, sayingWhen),
        new UpstreamTrial.Promise(deadline, false));
  }

  /// @param millis -1 for never
  static DatabaseReturn back(long millis, long waited, int errors) {
    return new DatabaseReturn(
        "database", "connection refused", "GET /slots", 10, millis, waited, errors, List.of(5L, 6L));
  }
}
