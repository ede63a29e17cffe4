package dev.prodproof.facts.rules;

import dev.prodproof.core.statistics.Binomial;
import dev.prodproof.core.statistics.BlockBootstrap;
import dev.prodproof.facts.LoadStep.Window;
import dev.prodproof.facts.load.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A percentile of latencies and where the true one lies: by rank, and wider where the run's own
/// stretches differ more than independent requests would. All in nanoseconds.
///
/// @param low 0 where too few were seen
/// @param seen in these requests
/// @param high empty where too few were seen: it takes 299 for the 99th
public record Percentile(long low, long seen, OptionalLong high, long count) {
  private static final double CONFIDENCE = 0.95;

  /// Fewer stretches say nothing of how they differ.
  private static final int STRETCHES = 6;

  /// More of them are put together: one of them shall hold something.
  private static final int MOST = 24;

  /// @param windows of one rate
  public static Percentile of(List<Window> windows, double share) {
    Percentile ranks =
        of(Distribution.merged(windows.stream().map(Window::latency).toList()), share);
    if (ranks.high().isEmpty() || windows.size() < STRETCHES) {
      return ranks;
    }
    List<Distribution> parts = stretches(windows);
    var drawn =
        BlockBootstrap.of(parts.size(), chosen -> drawn(parts, chosen, share), 2 * CONFIDENCE - 1);
    return new Percentile(
        Math.min(ranks.low(), (long) drawn.low()),
        ranks.seen(),
        OptionalLong.of(Math.max(ranks.high().getAsLong(), (long) drawn.high())),
        ranks.count());
  }

  /// Where nothing is known of their order.
  public static Percentile of(Distribution whole, double share) {
    long count = whole.count();
    OptionalLong above = Binomial.rankAbove(count, share, CONFIDENCE);
    OptionalLong below = Binomial.rankBelow(count, share, CONFIDENCE);
    return new Percentile(
        below.isPresent() ? whole.ranked(below.getAsLong()) : 0,
        whole.quantile(share),
        above.isPresent() ? OptionalLong.of(whole.ranked(above.getAsLong())) : above,
        count);
  }

  private static List<Distribution> stretches(List<Window> windows) {
    int by = Math.ceilDiv(windows.size(), MOST);
    var parts = new ArrayList<Distribution>();
    for (int i = 0; i < windows.size(); i += by) {
      List<Window> some = windows.subList(i, Math.min(i + by, windows.size()));
      parts.add(Distribution.merged(some.stream().map(Window::latency).toList()));
    }
    return parts;
  }

  private static double drawn(List<Distribution> parts, int[] chosen, double share) {
    var some = new ArrayList<Distribution>();
    for (int number : chosen) {
      some.add(parts.get(number));
    }
    return Distribution.merged(some).quantile(share);
  }
}
