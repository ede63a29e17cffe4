package dev.prodproof.report.words;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Performance.Capacity;
import dev.prodproof.core.Performance.Machine;
import dev.prodproof.core.Performance.Step;
import dev.prodproof.facts.rules.Words;
import java.util.Comparator;
import java.util.Optional;

/// What load showed, in a sentence, the same in every view.
public final class Speed {
  private static final double TWICE = 2;
  private static final double NANOS = 1e6;

  private Speed() {}

  /// `Capacity 312–328/s on 1 core; at 2× it still serves 97 % of it.`
  public static String of(Performance seen) {
    return capacity(seen) + overload(seen).map(words -> "; " + words).orElse("") + ".";
  }

  private static String capacity(Performance seen) {
    Capacity capacity = seen.capacity();
    String where = seen.machine().cores() > 0 ? " on " + cores(seen.machine().cores()) : "";
    if (capacity.found()) {
      return "Capacity %s–%s%s"
          .formatted(
              rate(capacity.low()).replace("/s", ""), rate(capacity.high()), where);
    }
    return capacity.low() > 0
        ? "It serves %s%s, and where it ends wasn't found"
            .formatted(rate(capacity.low()), where)
        : "Its capacity wasn't found";
  }

  /// Twice of what it can serve, or what was offered nearest to it.
  private static Optional<String> overload(Performance seen) {
    return seen.steps().stream()
        .filter(step -> step.offered().phase().equals("overload") && step.doubt().isEmpty())
        .filter(step -> step.offered().times() > 1)
        .min(Comparator.comparingDouble((Step step) -> Math.abs(step.offered().times() - TWICE)))
        .map(
            step ->
                "at %s× it still serves %s of it"
                    .formatted(
                        times(step.offered().times()), percent(step.answered().kept().seen())));
  }

  /// `1.5`, `2`
  public static String times(double times) {
    String text = "%.1f".formatted(times);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /// Requests a second: `9.5/s`, `312/s`
  public static String rate(double rate) {
    return Words.rate(rate);
  }

  public static String percent(double share) {
    return Words.percent(share);
  }

  public static String millis(double millis) {
    return Words.millis((long) (millis * NANOS));
  }

  /// Empty where nobody knows.
  public static String machine(Machine machine) {
    String cores = machine.cores() > 0 ? cores(machine.cores()) + " for the service" : "";
    String both = machine.name().isEmpty() || cores.isEmpty() ? "" : ", ";
    return machine.name() + both + cores;
  }

  private static String cores(int cores) {
    return cores == 1 ? "1 core" : cores + " cores";
  }
}
