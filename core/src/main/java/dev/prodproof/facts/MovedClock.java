package dev.prodproof.facts;

import java.util.List;

/// What the service did while its clock was moved, forward and back.
///
/// @param standing whether it could be shown at all
/// @param why where it couldn't
/// @param steps the first of them before the clock was moved, the last with the right time again
/// @param twice ids that were given out more than once
/// @param alive the process was there until the end
public record MovedClock(
    Standing standing, String why, List<Step> steps, List<String> twice, boolean alive)
    implements RestartFact {
  public enum Standing {
    SHOWN,
    /// The machine or the service didn't let us.
    IMPOSSIBLE,
    /// Its runtime asks the kernel in a way that can't be faked.
    IGNORED
  }

  /// What was asked once its clock stood so.
  ///
  /// @param off seconds that it is ahead of the real time; negative behind
  /// @param loggedIn everybody who was needed could log in anew
  /// @param failed writes that got a 5xx, nothing whole, or 401 or 403 in spite of a new log-in
  /// @param refused writes that got another 4xx: what was in the future may be past
  /// @param readsFailed with a 5xx, nothing whole, 401 or 403
  /// @param calls to its dependencies right after the jump, while nobody asked for anything
  /// @param exchanges the first of each kind of trouble
  public record Step(
      long off,
      boolean loggedIn,
      int acknowledged,
      int refused,
      int failed,
      int reads,
      int readsFailed,
      long calls,
      List<Long> exchanges) {
    public boolean serves() {
      return loggedIn && failed == 0 && readsFailed == 0;
    }
  }

  public MovedClock {
    steps = List.copyOf(steps);
    twice = List.copyOf(twice);
  }

  public static MovedClock not(Standing standing, String why) {
    return new MovedClock(standing, why, List.of(), List.of(), true);
  }

  @Override
  public List<Long> about() {
    return steps.stream().flatMap(step -> step.exchanges().stream()).toList();
  }
}
