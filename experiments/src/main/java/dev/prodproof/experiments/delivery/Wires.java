package dev.prodproof.experiments.delivery;

import dev.prodproof.facts.Exchange;
import dev.prodproof.lab.Lab;
import dev.prodproof.lab.proxy.Passed;
import dev.prodproof.lab.proxy.Upstream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Counts what messages cause at the dependencies, where we stand between.
final class Wires {
  /// Calls may still be under way when the answer is there.
  private static final Duration SETTLING = Duration.ofMillis(60);

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final Lab lab;
  private final Map<String, Long> from = new LinkedHashMap<>();

  private Wires(Lab lab) {
    this.lab = lab;
    lab.upstreams().forEach(upstream -> from.put(upstream.name(), upstream.last()));
  }

  static Wires from(Lab lab) {
    return new Wires(lab);
  }

  /// By dependency: the calls that these messages caused. One that was sent again under its own key counts once.
  Map<String, BigDecimal> calls(List<Exchange> messages) throws InterruptedException {
    var counts = new LinkedHashMap<String, BigDecimal>();
    if (from.isEmpty()) {
      return counts;
    }
    lab.pause(SETTLING);
    Set<String> traces =
        messages.stream().map(one -> one.request().traceId()).collect(Collectors.toSet());
    for (Upstream upstream : lab.upstreams()) {
      List<Passed> all =
          upstream.after(from.getOrDefault(upstream.name(), 0L)).stream()
              .filter(call -> !READS.contains(call.method()))
              .toList();
      List<Passed> traced = all.stream().filter(call -> traces.contains(call.traceId())).toList();
      long count = distinct(traced.isEmpty() ? all : traced);
      if (count > 0) {
        counts.put(place(upstream), BigDecimal.valueOf(count));
      }
    }
    return counts;
  }

  static String place(Upstream upstream) {
    return "calls to " + upstream.name();
  }

  private static long distinct(List<Passed> calls) {
    var keyed = new HashSet<String>();
    // Its text may differ from one process to the next: the order of fields, the time.
    return calls.stream().filter(call -> !call.keyed() || keyed.add(call.path() + " " + call.key())).count();
  }
}
