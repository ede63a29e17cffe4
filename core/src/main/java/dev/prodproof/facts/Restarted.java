package dev.prodproof.facts;

import java.util.List;

/// The service's process got a signal, ended, and was started again. Durations are in milliseconds.
///
/// @param round numbers the kills from 1; 0 for the orderly stop
/// @param writesUnderWay sent before the signal and not answered by then
/// @param sinceAcknowledged from the last acknowledgement of a write to the signal; -1 where none
/// came
/// @param exit as a shell tells it, 143 for an orderly end by SIGTERM; -1 where it isn't known
/// @param endedAfter from the signal to the end of the process
/// @param inTime it ended by itself within its grace
/// @param readyAfter from the start to being ready again; -1 where it didn't get ready
public record Restarted(
    Signal signal,
    int round,
    int writesUnderWay,
    long sinceAcknowledged,
    int exit,
    long endedAfter,
    boolean inTime,
    long readyAfter,
    List<Long> exchanges)
    implements RestartFact {
  public enum Signal {
    TERM,
    KILL
  }

  private static final long JUST_NOW_MILLIS = 100;

  public boolean ready() {
    return readyAfter >= 0;
  }

  /// Whether a write was under way and another had been acknowledged less than 100 ms before: a service that
  /// was idle has nothing to lose.
  public boolean amidWrites() {
    return writesUnderWay > 0 && sinceAcknowledged >= 0 && sinceAcknowledged < JUST_NOW_MILLIS;
  }

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
