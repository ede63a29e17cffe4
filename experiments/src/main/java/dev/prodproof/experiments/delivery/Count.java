package dev.prodproof.experiments.delivery;

import dev.prodproof.facts.Delivered.Trace;
import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Counts what messages change from one moment on, in the measure of what a single one does.
final class Count {
  /// What takes effect later than its answer is waited for so often.
  private static final int WAITS = 8;

  private static final Duration WAIT = Duration.ofMillis(150);

  private final Lab lab;
  private final Sight sight;
  private final Sight.State before;
  private final Wires wires;
  private final Map<String, BigDecimal> once;
  private Duration lag;

  private Count(Lab lab, Sight sight, Map<String, BigDecimal> once, Duration lag)
      throws InterruptedException {
    this.lab = lab;
    this.sight = sight;
    this.once = once;
    this.lag = lag;
    this.before = sight.look();
    this.wires = Wires.from(lab);
  }

  static Count from(Lab lab, Sight sight) throws InterruptedException {
    return new Count(lab, sight, new LinkedHashMap<>(), Duration.ZERO);
  }

  /// From now on, in the same measure.
  Count again() throws InterruptedException {
    return new Count(lab, sight, once, lag);
  }

  /// The same in another place of the same kind.
  Count at(Sight other) throws InterruptedException {
    return new Count(lab, other, once, lag);
  }

  /// What was sent so far is the measure.
  void first(List<Exchange> messages) throws InterruptedException {
    once.putAll(changed(messages));
    for (int i = 0; i < WAITS && once.isEmpty(); i++) {
      lab.pause(WAIT);
      lag = lag.plus(WAIT);
      once.putAll(changed(messages));
    }
    // Where nothing shows, there is nothing to wait for.
    lag = once.isEmpty() ? Duration.ZERO : lag.multipliedBy(2);
  }

  /// What the one message changed can still be seen, and nothing else changed.
  boolean stands(Exchange message) throws InterruptedException {
    return changed(List.of(message)).equals(once);
  }

  /// Whether one message calls a dependency that we stand before.
  boolean calls() {
    return lab.upstreams().stream().anyMatch(one -> once.containsKey(Wires.place(one)));
  }

  /// Waits for as long as an effect took to show.
  void settle() throws InterruptedException {
    lab.pause(lag);
  }

  List<Trace> of(List<Exchange> messages) throws InterruptedException {
    lab.pause(lag);
    Map<String, BigDecimal> seen = changed(messages);
    var places = new LinkedHashSet<>(once.keySet());
    places.addAll(seen.keySet());
    var traces = new ArrayList<Trace>();
    for (String place : places) {
      BigDecimal zero = BigDecimal.ZERO;
      traces.add(
          new Trace(place, once.getOrDefault(place, zero), seen.getOrDefault(place, zero)));
    }
    return traces;
  }

  private Map<String, BigDecimal> changed(List<Exchange> messages) throws InterruptedException {
    Map<String, BigDecimal> all = sight.change(before, sight.look());
    all.putAll(wires.calls(messages));
    return all;
  }
}
