package dev.prodproof.core;

import java.util.List;
import java.util.Map;

/// What load did to the target, as every view draws it. Rates are requests a second, latencies
/// milliseconds, shares from 0 to 1; 0 stands for what nobody knows.
///
/// @param shape empty where too few steps tell one; never more than one
/// @param recoveries one for each time that half of the capacity followed an overload
/// @param held what the target used while it was held under load for long; empty where it wasn't
public record Performance(
    Objective objective,
    List<Share> mix,
    Machine machine,
    Capacity capacity,
    List<Shape> shape,
    List<Step> steps,
    List<Recovery> recoveries,
    List<Held> held) {
  public Performance {
    // A report of an older version lacks them.
    held = held == null ? List.of() : List.copyOf(held);
  }

  /// Where it wasn't held under load for long.
  public Performance(
      Objective objective,
      List<Share> mix,
      Machine machine,
      Capacity capacity,
      List<Shape> shape,
      List<Step> steps,
      List<Recovery> recoveries) {
    this(objective, mix, machine, capacity, shape, steps, recoveries, List.of());
  }

  /// @param declared by the recipe; else it is a modest one of ours
  /// @param p99 within which 99 of 100 are answered
  /// @param errors share that may fail
  public record Objective(boolean declared, double rate, double p99, double errors) {}

  /// @param share of all requests
  public record Share(String operation, double share) {}

  /// Where the target ran.
  ///
  /// @param name in words, the same for the same kind of machine; empty where nobody knows
  /// @param cores that the target could use; 0 where nobody knows
  public record Machine(String name, int cores) {}

  /// @param low the highest rate that was served; 0 where none was found
  /// @param high the lowest above it that wasn't; 0 where each was served
  /// @param because what happened there
  /// @param knee where throughput leaves the offered rate, by Kneedle; 0 where it shows none
  /// @param apart the knee lies more than 15 % outside of the interval
  public record Capacity(double low, double high, String because, double knee, boolean apart) {
    public boolean found() {
      return low > 0 && high > 0;
    }
  }

  /// The Universal Scalability Law (Gunther 1993) through the measured steps:
  /// `X(N) = λN / (1 + σ(N − 1) + κN(N − 1))` for N requests in flight.
  ///
  /// @param lambda requests a second that one in flight makes
  /// @param sigma contention: the share that is done one after the other
  /// @param kappa crosstalk: what each costs each other one
  /// @param most throughput that the curve reaches or nears; 0 where it knows no end
  /// @param error root mean square of the relative distances to the curve
  public record Shape(
      double lambda, Range sigma, Range kappa, Range most, double error, List<Reach> curve) {}

  /// @param rate that the curve says for so many in flight
  public record Reach(double inFlight, double rate) {}

  /// Where a figure lies, at 95 %.
  ///
  /// @param high 0 where too few were seen to tell
  public record Range(double low, double seen, double high) {
    public static final Range NOTHING = new Range(0, 0, 0);
  }

  /// One stretch of load at one rate or with so many users.
  ///
  /// @param doubt why it tells nothing of the target; empty where it does
  /// @param keptUp `yes`, `no` or `unknown`
  /// @param moments one after the other, of equal length
  public record Step(
      Offered offered,
      double seconds,
      String doubt,
      String keptUp,
      Counts counts,
      Answered answered,
      List<Moment> moments) {}

  /// @param phase `users`, `objective`, `capacity`, `overload`, `recovery` or `soak`
  /// @param users 0 where requests came at a rate
  /// @param times of the capacity; 0 where that wasn't known yet
  public record Offered(String phase, double rate, int users, double times) {}

  /// @param good answered below 400
  /// @param refused by 429 or 503
  /// @param invited refused with a `Retry-After`
  /// @param failed answered otherwise
  /// @param unanswered within the client's patience
  /// @param statuses how often each came; empty where that wasn't recorded
  public record Counts(
      long due,
      long sent,
      long good,
      long refused,
      long invited,
      long failed,
      long unanswered,
      Map<String, Long> statuses) {
    public long ended() {
      return good + refused + failed + unanswered;
    }
  }

  /// @param rate good answers a second, while requests came
  /// @param inFlight without an answer yet, on average
  /// @param kept of the capacity, served well in an overload; else nothing
  /// @param p99 of good answers
  /// @param refusal 99th percentile of refusals
  /// @param quantiles of good answers, rising
  public record Answered(
      double rate,
      double inFlight,
      Range kept,
      Range p99,
      double refusal,
      List<Quantile> quantiles) {}

  /// So large a share took at most so long.
  public record Quantile(double share, double millis) {}

  /// @param at seconds from the beginning of its step
  /// @param due,good,refused,failed a second
  /// @param p50,p99 of good answers; 0 where there were none
  public record Moment(
      double at, double due, double good, double refused, double failed, double p50, double p99) {}

  /// @param back whether all was well again while we looked
  /// @param seconds until then; where it isn't back, for how long we looked
  /// @param drain seconds that its backlog explains
  public record Recovery(boolean back, double seconds, double drain) {}

  /// One figure of what it uses.
  ///
  /// @param what `heap`, `memory`, `files`, `threads` or `connections`
  /// @param unit `MB`, or empty for what is counted
  /// @param spacing seconds between two values
  public record Held(String what, String unit, double spacing, List<Double> values) {}
}
