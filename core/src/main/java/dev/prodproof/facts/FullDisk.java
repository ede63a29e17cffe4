package dev.prodproof.facts;

import java.util.List;

/// What the service did while the file system under its data directory was full.
///
/// @param standing whether it could be shown at all
/// @param why where it couldn't
/// @param refused writes that got a 5xx
/// @param blamed writes that got a 4xx, though the same was accepted with room
/// @param acknowledged writes that got a 2xx
/// @param unanswered writes that got nothing whole
/// @param reads that were asked meanwhile
/// @param readsFailed of them
/// @param alive the process was there until the end
/// @param recovered a write was acknowledged once there was room again, without a restart
/// @param exchanges the first of each kind of trouble
public record FullDisk(
    Standing standing,
    String why,
    int refused,
    int blamed,
    int acknowledged,
    int unanswered,
    int reads,
    int readsFailed,
    boolean alive,
    boolean recovered,
    List<Long> exchanges)
    implements RestartFact {
  public enum Standing {
    SHOWN,
    /// The machine or the service didn't let us.
    IMPOSSIBLE,
    /// The recipe names no data directory.
    UNDECLARED,
    /// The recipe says that there is none.
    NONE
  }

  public static FullDisk not(Standing standing, String why) {
    return new FullDisk(standing, why, 0, 0, 0, 0, 0, 0, true, true, List.of());
  }

  public int writes() {
    return refused + blamed + acknowledged + unanswered;
  }

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
