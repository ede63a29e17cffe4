package dev.prodproof.wire.load;

/// When the next request of one thread is due. Times are the trial's own.
sealed interface Source permits OpenSource, ClosedSource, Returning {
  long NEVER = Long.MAX_VALUE;

  /// Fixes the start; before anything else.
  void start(long nanos);

  /// The intended time of the next request; [#NEVER] where none will come, or only after an answer.
  long next();

  /// Takes that request.
  ///
  /// @return its number
  long take();

  /// Whether the next one was sent before, in vain.
  default boolean again() {
    return false;
  }

  /// How many were due up to now, taken or not; now never goes back.
  long due(long now);

  /// A request is over.
  ///
  /// @param unconnected so that whoever sent it can't know when to try again
  void over(long now, boolean unconnected);

  /// How many were taken.
  long taken();
}
