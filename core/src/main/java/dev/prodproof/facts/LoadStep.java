package dev.prodproof.facts;

import dev.prodproof.facts.load.Distribution;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One stretch of load at one rate or with so many users.
///
/// @param offered what was meant to come
/// @param seconds that it lasted
/// @param windows one after the other, of equal length; what came after the last request isn't in
///     them
/// @param operations what came of all requests in the end, by operation
/// @param generator whether we ourselves kept up
/// @param resources of the target, where we started it
/// @param exchanges examples, sent beside the load
public record LoadStep(
    Offered offered,
    double seconds,
    List<Window> windows,
    List<Operation> operations,
    Generator generator,
    List<Resources> resources,
    List<Long> exchanges)
    implements LoadFact {

  public enum Phase {
    /// So many users with pauses.
    USERS,
    /// The declared rate.
    OBJECTIVE,
    /// Looking for the rate that it can't keep up with.
    CAPACITY,
    /// More than it can serve.
    OVERLOAD,
    /// Half of what it can serve, right after too much.
    RECOVERY,
    /// For long.
    SOAK
  }

  /// @param rate requests a second; of users what came of them
  /// @param users 0 in an open loop
  /// @param capacity requests a second that it was found to serve before; 0 where unknown
  public record Offered(Phase phase, double rate, int users, double capacity) {
    /// Of the capacity.
    public double times() {
      return capacity > 0 ? rate / capacity : 0;
    }
  }

  /// What came of requests.
  ///
  /// @param intended that were due
  /// @param sent or waiting for a connection, all of which the target held
  /// @param good answered below 400
  /// @param refused by 429 or 503
  /// @param invited refused with a `Retry-After`
  /// @param failed answered otherwise
  /// @param unanswered within the client's patience, or dropped
  public record Tally(
      long intended,
      long sent,
      long good,
      long refused,
      long invited,
      long failed,
      long unanswered) {
    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

    public Tally plus(Tally other) {
      return new Tally(
          intended + other.intended,
          sent + other.sent,
          good + other.good,
          refused + other.refused,
          invited + other.invited,
          failed + other.failed,
          unanswered + other.unanswered);
    }

    /// Whose fate is known.
    public long ended() {
      return good + refused + failed + unanswered;
    }

    public static Tally sum(Collection<Tally> all) {
      return all.stream().reduce(NOTHING, Tally::plus);
    }
  }

  /// @param failed answered otherwise, or not in time
  /// @param inFlight without an answer yet, at its end
  /// @param latency of good answers, from the moment each request was due
  public record Window(
      long sent, long good, long refused, long failed, long inFlight, Distribution latency) {
    public long ended() {
      return good + refused + failed;
    }
  }

  /// @param latency of good answers
  /// @param refusal latency of refusals
  /// @param statuses how often each came; empty where nobody counted
  public record Operation(
      String operation,
      Tally tally,
      Distribution latency,
      Distribution refusal,
      Map<Integer, Long> statuses) {
    public Operation {
      // A dossier of an older version lacks them.
      statuses = statuses == null ? Map.of() : Map.copyOf(statuses);
    }

    /// Where nobody counted statuses.
    public Operation(String operation, Tally tally, Distribution latency, Distribution refusal) {
      this(operation, tally, latency, refusal, Map.of());
    }
  }

  /// @param late nanoseconds that requests left after their time, 99th percentile
  /// @param quiet share of the time in which it was on time, from 0 to 1
  /// @param core share of its core that it used, from 0 to 1
  /// @param others share of the machine that went to neither of us nor the target, from 0 to 1; 0
  ///     where nobody knows
  public record Generator(long late, double quiet, double core, double others) {
    /// Where nothing else is to be seen.
    public Generator(long late, double quiet, double core) {
      this(late, quiet, core, 0);
    }
  }

  /// @param at seconds from the beginning of the step
  /// @param cpu seconds of all cores since the process began
  /// @param bytes resident
  public record Resources(double at, double cpu, long bytes, int threads, int descriptors) {}

  public Tally tally() {
    return Tally.sum(operations.stream().map(Operation::tally).toList());
  }

  public Distribution latency() {
    return Distribution.merged(operations.stream().map(Operation::latency).toList());
  }

  public Distribution refusal() {
    return Distribution.merged(operations.stream().map(Operation::refusal).toList());
  }

  /// How often each status came, rising.
  public SortedMap<Integer, Long> statuses() {
    var all = new TreeMap<Integer, Long>();
    operations.forEach(one -> one.statuses().forEach((status, n) -> all.merge(status, n, Long::sum)));
    return all;
  }

  /// The same with what was seen beside it.
  ///
  /// @param others share of the machine that went to neither of us nor the target
  public LoadStep beside(double others, List<Resources> used, List<Long> examples) {
    var own = new Generator(generator.late(), generator.quiet(), generator.core(), others);
    return new LoadStep(offered, seconds, windows, operations, own, used, examples);
  }

  /// With a second one that followed at once, as if they were one.
  public LoadStep then(LoadStep next) {
    return new LoadStep(
        offered,
        seconds + next.seconds,
        both(windows, next.windows),
        both(operations, next.operations),
        new Generator(
            Math.max(generator.late(), next.generator.late()),
            Math.min(generator.quiet(), next.generator.quiet()),
            Math.max(generator.core(), next.generator.core()),
            Math.max(generator.others(), next.generator.others())),
        both(resources, next.resources),
        exchanges);
  }

  private static <T> List<T> both(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /// Answered well in a second, while requests came.
  public double goodput() {
    return windows.stream().mapToLong(Window::good).sum() / seconds;
  }

  /// Seconds that a window lasted.
  public double each() {
    return seconds / Math.max(1, windows.size());
  }

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
