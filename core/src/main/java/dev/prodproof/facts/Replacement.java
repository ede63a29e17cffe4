package dev.prodproof.facts;

import java.util.List;

/// One instance took over from another under traffic, as an orchestrator has it: the new one is started, gets
/// traffic once it says that it is ready, and the old one is stopped by SIGTERM.
///
/// @param impossible why it couldn't be done; empty where it was
/// @param requests that customers sent meanwhile
/// @param passedOn refused at the old one's closed door, or readings that it dropped, and repeated at the other:
///     a balancer does that, no customer sees it
/// @param lost what customers saw
/// @param millis from the start of the new one to the end of the old one
public record Replacement(
    Kind kind,
    String impossible,
    long requests,
    long passedOn,
    List<Casualty> lost,
    long millis,
    List<Long> exchanges)
    implements RestartFact {
  public enum Kind {
    /// Both are of the version that is proven.
    SAME,
    /// The previous version takes over.
    BACK,
    /// The present version takes over from the previous one.
    FORWARD
  }

  /// A request that failed.
  ///
  /// @param instance where it failed: `the old one`, `the new one`, `nobody`
  public record Casualty(String operation, String instance, How how, long exchange) {}

  public enum How {
    /// The connection ended before the answer was whole; it was sent before SIGTERM.
    CUT_OFF,
    /// The same, but it was sent after SIGTERM and accepted.
    ACCEPTED_AND_RESET,
    /// An answer of 500 or above.
    FAILED,
    /// A refusal of what was accepted from the same customer a moment ago: a session that only one instance
    /// knows, a thing that isn't there.
    NOT_KNOWN,
    UNANSWERED,
    /// No instance took it.
    NOBODY_THERE
  }

  public Replacement {
    lost = List.copyOf(lost);
  }

  public boolean done() {
    return impossible.isEmpty();
  }

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
