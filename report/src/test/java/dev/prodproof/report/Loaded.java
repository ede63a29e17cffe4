package dev.prodproof.report;

import dev.prodproof.core.Performance;
import dev.prodproof.core.Performance.Answered;
import dev.prodproof.core.Performance.Capacity;
import dev.prodproof.core.Performance.Counts;
import dev.prodproof.core.Performance.Held;
import dev.prodproof.core.Performance.Machine;
import dev.prodproof.core.Performance.Moment;
import dev.prodproof.core.Performance.Objective;
import dev.prodproof.core.Performance.Offered;
import dev.prodproof.core.Performance.Quantile;
import dev.prodproof.core.Performance.Range;
import dev.prodproof.core.Performance.Reach;
import dev.prodproof.core.Performance.Recovery;
import dev.prodproof.core.Performance.Shape;
import dev.prodproof.core.Performance.Share;
import dev.prodproof.core.Performance.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What load did to services that exist on paper.
final class Loaded {
  private Loaded() {}

  /// It serves 312 a second, refuses the rest, and is back at once.
  static Performance service() {
    return new Performance(
        new Objective(true, 50, 500, .001),
        List.of(new Share("GET /slots", .5), new Share("GET /slots/{id}", .5)),
        new Machine("a machine", 1),
        new Capacity(312, 328, "74 of 958 requests were refused", 328, false),
        List.of(shape()),
        List.of(
            step(new Offered("objective", 50, 0, 0), 0, "yes"),
            step(new Offered("capacity", 312, 0, 0), 0, "yes"),
            step(new Offered("capacity", 328, 0, 0), 20, "no"),
            step(new Offered("users", 65, 1, 0), 0, "yes"),
            step(new Offered("overload", 624, 0, 2), 312, "no"),
            step(new Offered("recovery", 156, 0, .5), 0, "yes")),
        List.of(new Recovery(true, 0, 1.2)),
        List.of(
            new Held("heap", "MB", 25, IntStream.range(0, 24).mapToObj(i -> 60.0 + i * 4).toList()),
            new Held("threads", "", 5, IntStream.range(0, 120).mapToObj(i -> 99.0).toList())));
  }

  /// Every text is hostile, and every number extreme.
  static Performance hostile() {
    String words = Samples.HOSTILE;
    return new Performance(
        new Objective(true, 1e300, 0, 7),
        List.of(new Share(words, 0)),
        new Machine(words, 0),
        new Capacity(1e300, 1e-300, words, 1e300, true),
        List.of(
            new Shape(
                0,
                new Range(1, -1, 0),
                Range.NOTHING,
                new Range(9, 1, 1e300),
                1e300,
                List.of(new Reach(0, 0), new Reach(0, 1e300)))),
        List.of(
            new Step(
                new Offered("objective", 0, Integer.MAX_VALUE, 1e300),
                0,
                "",
                "unknown",
                new Counts(0, 0, Long.MAX_VALUE, 0, 0, 0, 0, Map.of(words, 0L)),
                new Answered(
                    1e300,
                    1e300,
                    Range.NOTHING,
                    new Range(9, 1, 1),
                    0,
                    List.of(new Quantile(2, 0), new Quantile(0, 1e300))),
                List.of(new Moment(0, 0, 1e300, 0, 0, 0, 0), new Moment(1e300, 0, 0, 0, 0, 0, 1))),
            new Step(
                new Offered("overload", 1e300, 0, 1e300),
                1,
                words,
                "no",
                new Counts(0, 0, 0, 0, 0, 0, 0, Map.of()),
                new Answered(0, 0, new Range(1e300, -1, 0), Range.NOTHING, 0, List.of()),
                List.of())),
        List.of(new Recovery(false, 0, 1e300)),
        List.of(
            new Held("threads", "", 1e300, List.of(1e-300, 1e300)),
            new Held("heap", "MB", 0, List.of(0.0, -1.0)),
            new Held("files", "", 0, List.of())));
  }

  private static Shape shape() {
    return new Shape(
        70,
        new Range(.1, .18, .2),
        new Range(0, .001, .002),
        new Range(300, 320, 340),
        .04,
        IntStream.rangeClosed(1, 40).mapToObj(n -> new Reach(n, 320.0 * n / (n + 3))).toList());
  }

  private static Step step(Offered offered, long refused, String keptUp) {
    long good = Math.round(offered.rate()) - refused;
    return new Step(
        offered,
        1,
        "",
        keptUp,
        new Counts(
            good + refused,
            good + refused,
            good,
            refused,
            refused,
            0,
            0,
            Map.of("200", good, "503", refused)),
        new Answered(
            good,
            good / 50.0,
            new Range(.93, .97, 1.01),
            new Range(20, 24, 30),
            3,
            List.of(new Quantile(.5, 8), new Quantile(.9, 14), new Quantile(.99, 24))),
        IntStream.range(0, 10)
            .mapToObj(i -> new Moment(i / 10.0, good + refused, good, refused, 0, 8, 20 + i))
            .toList());
  }
}
