package dev.prodproof.report;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Performance.Capacity;
import dev.prodproof.core.Performance.Share;
import dev.prodproof.report.words.Foreign;
import dev.prodproof.report.words.Speed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `capacity.md`: what the service can do and under which conditions, for people, with one block
/// that the recipe reads back (`declare: { capacity: capacity.md }`). Meant to be committed.
public final class Statement {
  public static final String FILE = "capacity.md";

  /// By which another run may differ: two runs on one machine do.
  private static final int TOLERANCE_PERCENT = 20;

  private static final int MOST_OPERATION = 300;

  private Statement() {}

  /// @param day RFC 3339 full-date
  /// @param standard version
  /// @return empty where no capacity was found
  public static Optional<String> of(List<Performance> seen, String day, String standard) {
    return seen.stream()
        .filter(one -> one.capacity().found() && !one.mix().isEmpty())
        .findFirst()
        .map(one -> Foreign.encodable(text(one, day, standard)));
  }

  private static String text(Performance seen, String day, String standard) {
    Capacity capacity = seen.capacity();
    String machine = Speed.machine(seen.machine());
    return """
        # Capacity

        It keeps up with %s and not with %s: %s.

        Measured on %s with Prodproof, standard %s, on %s. Keeping up means that 99 of 100 good
        answers are there within %s. `performance/capacity-known` measures it again where the recipe
        names this file: `declare: { capacity: %s }`.

        ```yaml
        format: prodproof.capacity/1
        served: %s # requests a second
        not-served: %s
        tolerance: %d%% # by which another run may differ
        p99: %sms
        mix:
        %s
        machine: %s
        %smeasured: %s
        standard: %s
        ```
        """
        .formatted(
            Speed.rate(capacity.low()),
            Speed.rate(capacity.high()),
            Foreign.cut(Foreign.visible(capacity.because()), 200),
            day,
            standard,
            machine.isEmpty() ? "a machine that isn't known" : machine,
            Speed.millis(seen.objective().p99()),
            FILE,
            number(capacity.low()),
            number(capacity.high()),
            TOLERANCE_PERCENT,
            number(seen.objective().p99()),
            mix(seen.mix()),
            quoted(seen.machine().name()),
            cores(seen.machine().cores()),
            quoted(day),
            quoted(standard));
  }

  /// Nothing where it wasn't kept from any: then it is the machine's.
  private static String cores(int cores) {
    return cores == 0 ? "" : "cores: %d # that the service could use\n".formatted(cores);
  }

  private static String mix(List<Share> mix) {
    return String.join(
        "\n",
        mix.stream()
            .map(one -> "  %s: %s%%".formatted(quoted(one.operation()), number(100 * one.share())))
            .toList());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }

  /// As YAML takes it, whatever stands in it.
  private static String quoted(String words) {
    String plain = Foreign.cut(Foreign.visible(words), MOST_OPERATION);
    return "\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
