package dev.prodproof.checks.failures;

import dev.prodproof.facts.UpstreamTrial;
import dev.prodproof.facts.UpstreamTrial.Call;
import dev.prodproof.facts.UpstreamTrial.Kind;
import java.util.ArrayList;
import java.util.List;

/// A request that met a broken dependency, in one line: `Broken.by("black hole").calls(1).gets(504, 3)`.
final class Broken {
  private final String fault;
  private final Kind kind;
  private final List<Call> calls = new ArrayList<>();
  private int fanOut = 1;
  private boolean reached = true;
  private boolean leaked;
  private boolean fallback;
  private boolean sayingWhen;
  private long deadline = 10_000;
  private String operation = "POST /bookings";

  private Broken(String fault, Kind kind) {
    this.fault = fault;
    this.kind = kind;
  }

  static Broken silent(String fault) {
    return new Broken(fault, Kind.SILENCE);
  }

  static Broken status(int status) {
    return new Broken("status " + status, Kind.STATUS);
  }

  static Broken garbage(String fault) {
    return new Broken(fault, Kind.GARBAGE);
  }

  static Broken quiet() {
    return new Broken("", Kind.QUIET);
  }

  Broken at(String where) {
    operation = where;
    return this;
  }

  Broken undeclared() {
    deadline = 0;
    return this;
  }

  Broken withFallback() {
    fallback = true;
    return this;
  }

  Broken leaking() {
    leaked = true;
    return this;
  }

  Broken sayingWhen() {
    sayingWhen = true;
    return this;
  }

  Broken unmet() {
    reached = false;
    return this;
  }

  Broken usually(int calls) {
    fanOut = calls;
    return this;
  }

  /// So many times the same.
  Broken calling(int times, String method, boolean keyed) {
    for (int i = 0; i < times; i++) {
      calls.add(new Call(method, "/charges", keyed, "same" + method, 0, 1000L * i, true));
    }
    return this;
  }

  Broken callingOthers(int count) {
    for (int i = 0; i < count; i++) {
      calls.add(new Call("GET", "/rates/" + i, false, "rate " + i, 0, 1000L * i, true));
    }
    return this;
  }

  /// @param status 0 for none
  UpstreamTrial gets(int status, double seconds) {
    return new UpstreamTrial(
        "payments",
        fault,
        kind,
        operation,
        fanOut,
        reached,
        new UpstreamTrial.Outcome(7, status, (long) (seconds * 1_000_000), leaked, sayingWhen),
        new UpstreamTrial.Promise(deadline, fallback),
        calls);
  }
}
