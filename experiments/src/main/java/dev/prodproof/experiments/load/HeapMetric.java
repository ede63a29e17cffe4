package dev.prodproof.experiments.load;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.lab.Lab;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What collections leave of the heap, as the service's own metrics tell; most runtimes' figures of
/// what is in use waver with what waits to be collected, and aren't read.
final class HeapMetric {
  private static final List<String> NAMES =
      List.of(
          "jvm_gc_live_data_size_bytes",
          "go_memstats_next_gc_bytes",
          "dotnet_gc_last_collection_heap_size_bytes",
          "nodejs_heap_size_used_bytes");

  private static final int KEPT = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Lab lab;
  private final String experiment;
  private final Optional<String> target;

  HeapMetric(Lab lab, String experiment) {
    this.lab = lab;
    this.experiment = experiment;
    this.target =
        lab.standing(Surveyed.class).stream()
            .flatMap(surveyed -> surveyed.metrics().stream())
            .findFirst();
  }

  /// Bytes; empty where nothing is told, or nothing was collected yet.
  OptionalDouble read() throws InterruptedException {
    if (target.isEmpty()) {
      return OptionalDouble.empty();
    }
    var look = new Purpose.Look("its heap");
    Exchange exchange =
        lab.http()
            .send(
                Call.of(experiment, look, "GET", target.get()).deadline(PATIENCE).keeping(KEPT));
    return exchange.succeeded() ? in(exchange.text()) : OptionalDouble.empty();
  }

  /// In the Prometheus text format; several of one name are parts of it.
  static OptionalDouble in(String text) {
    return NAMES.stream()
        .map(name -> sum(name, text))
        .filter(sum -> sum.isPresent() && sum.getAsDouble() > 0)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble sum(String name, String text) {
    Pattern line =
        Pattern.compile("(?m)^" + name + "(?:\\{[^\\n}]*})?[ \\t]+([0-9][0-9.eE+]{0,30})(?:[ \\t].*)?$");
    Matcher matcher = line.matcher(text);
    double sum = 0;
    boolean any = false;
    while (matcher.find()) {
      try {
        sum += Double.parseDouble(matcher.group(1));
        any = true;
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }
    return any ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }
}
