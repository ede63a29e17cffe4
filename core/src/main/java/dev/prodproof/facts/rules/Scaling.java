package dev.prodproof.facts.rules;

import dev.prodproof.facts.ReadAtSize.Pace;
import dev.prodproof.facts.load.Distribution;
import java.util.List;

/// Whether a reading gets slower along with the data behind it, or by much less.
///
/// Much less is less than the root of it: three times for ten times the data, ten times for a
/// hundred. What has an index grows with the logarithm, what looks through everything in
/// proportion, but for what each request costs anyway.
public final class Scaling {
  /// Fewer things more tell nothing.
  private static final double LEAST_GROWTH = 4;

  /// Less than this more nobody feels.
  private static final long FLOOR = 5_000_000;

  private static final double OTHERS = 0.2;

  private static final double HALF = 0.5;

  /// With the fewest answers that its upper bound takes.
  private record Tail(double share, long answers, String words) {}

  private static final List<Tail> TAILS =
      List.of(
          new Tail(0.99, 299, "99th percentile"),
          new Tail(0.95, 59, "95th percentile"),
          new Tail(0.90, 29, "90th percentile"),
          new Tail(0.5, 6, "median"));

  /// @param things that there were
  public record Point(long things, Pace pace) {}

  private Scaling() {}

  public static Ruling of(Point few, Point many) {
    double growth = (double) many.things() / Math.max(1, few.things());
    if (growth < LEAST_GROWTH) {
      return Ruling.unknown("there were only %.1f times as many things".formatted(growth));
    }
    Distribution before = few.pace().latency();
    Distribution after = many.pace().latency();
    long answers = Math.min(before.count(), after.count());
    return TAILS.stream()
        .filter(tail -> answers >= tail.answers())
        .findFirst()
        .map(tail -> of(few, many, tail))
        .orElseGet(() -> Ruling.unknown("%d answers tell nothing".formatted(answers)));
  }

  private static Ruling of(Point few, Point many, Tail tail) {
    double bound = Math.sqrt((double) many.things() / few.things());
    var before = Percentile.of(few.pace().latency(), tail.share());
    var after = Percentile.of(many.pace().latency(), tail.share());
    String words =
        "the %s is %s with %,d things behind it and %s with %,d"
            .formatted(
                tail.words(),
                Words.millis(before.seen()),
                few.things(),
                Words.millis(after.seen()),
                many.things());
    if (slower(before, after, bound) && slower(median(few), median(many), bound)) {
      double others = Math.max(few.pace().others(), many.pace().others());
      return others > OTHERS
          ? Ruling.unknown(words + ", beside other work on this machine")
          : Ruling.no(words);
    }
    return quick(before, after, bound) ? Ruling.yes(words) : Ruling.unknown(words);
  }

  private static Percentile median(Point point) {
    return Percentile.of(point.pace().latency(), HALF);
  }

  /// Surely.
  private static boolean slower(Percentile before, Percentile after, double bound) {
    long most = before.high().orElse(Long.MAX_VALUE);
    return after.low() - FLOOR > most && after.low() > bound * most;
  }

  /// Surely.
  private static boolean quick(Percentile before, Percentile after, double bound) {
    long most = after.high().orElse(Long.MAX_VALUE);
    return most < bound * before.low() || most < before.low() + FLOOR;
  }
}
