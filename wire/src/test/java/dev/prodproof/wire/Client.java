package dev.prodproof.wire;

import dev.prodproof.core.Impact;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/// A client as the tests want it, with all it recorded.
final class Client implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(5);

  final Notes notes = new Notes();
  final Gate gate;
  final Wire wire;

  Client(Origin origin) {
    this(origin, settings -> settings);
  }

  Client(Origin origin, UnaryOperator<Wire.Settings> with) {
    this(origin, new Gate(Gate.Terms.of(origin, Impact.BREAKS)), with);
  }

  Client(Origin origin, Gate gate, UnaryOperator<Wire.Settings> with) {
    this.gate = gate;
    var settings = Wire.Settings.of(InstantSource.system(), "a run");
    wire = new Wire(origin, gate, notes, with.apply(settings));
  }

  static Call call(String method, String target) {
    return Call.of("test", new Purpose.Look("test"), method, target).deadline(PATIENCE);
  }

  Exchange get(String target) throws InterruptedException {
    return wire.send(call("GET", target));
  }

  Exchange post(String target, String body) throws InterruptedException {
    return wire.send(call("POST", target).body("text/plain", body));
  }

  @Override
  public void close() {
    wire.close();
  }
}
