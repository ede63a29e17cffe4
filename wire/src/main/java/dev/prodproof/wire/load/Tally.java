package dev.prodproof.wire.load;

import dev.prodproof.facts.load.Distribution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of the requests of one operation. `sent` is the sum of statuses and failures, apart
/// from
/// [Failure#UNSENT] and [Failure#UNCONNECTED]; `intended` is the sum of all.
///
/// @param statuses how often each status came
/// @param invited of the answers with 429 or 503: those with a `Retry-After`
/// @param accepted response times of the answers below 400
/// @param refused response times of the answers with 429 or 503
/// @param unwell response times of the other answers, and of failures up to the moment they showed
public record Tally(
    long intended,
    long sent,
    SortedMap<Integer, Long> statuses,
    long invited,
    Map<Failure, Long> failures,
    Distribution accepted,
    Distribution refused,
    Distribution unwell) {
  public static final Tally NOTHING =
      new Tally(
          0,
          0,
          new TreeMap<>(),
          0,
          Map.of(),
          Distribution.EMPTY,
          Distribution.EMPTY,
          Distribution.EMPTY);

  /// Response times, whatever the outcome.
  public Distribution response() {
    return merged(List.of(accepted, refused, unwell));
  }

  public long answered() {
    return statuses.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Answers from `from` to below `to`, such as 500 and 600.
  public long statuses(int from, int to) {
    return statuses.subMap(from, to).values().stream().mapToLong(Long::longValue).sum();
  }

  public long failures(Failure why) {
    return failures.getOrDefault(why, 0L);
  }

  public long failed() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  public static Tally sum(Collection<Tally> all) {
    var statuses = new TreeMap<Integer, Long>();
    var failures = new EnumMap<Failure, Long>(Failure.class);
    for (Tally each : all) {
      each.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum));
      each.failures.forEach((why, count) -> failures.merge(why, count, Long::sum));
    }
    return new Tally(
        all.stream().mapToLong(Tally::intended).sum(),
        all.stream().mapToLong(Tally::sent).sum(),
        statuses,
        all.stream().mapToLong(Tally::invited).sum(),
        failures,
        merged(all.stream().map(Tally::accepted).toList()),
        merged(all.stream().map(Tally::refused).toList()),
        merged(all.stream().map(Tally::unwell).toList()));
  }

  private static Distribution merged(List<Distribution> parts) {
    var some = new ArrayList<>(parts);
    some.removeIf(Distribution::isEmpty);
    return some.size() == 1 ? some.getFirst() : Distribution.merged(some);
  }
}
