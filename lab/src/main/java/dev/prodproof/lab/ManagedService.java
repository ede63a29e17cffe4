package dev.prodproof.lab;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The target's process, started by us from the recipe.
public interface ManagedService {
  /// How it ended.
  ///
  /// @param exit as a shell tells it: its own word, or 128 + the signal; empty where it isn't known
  /// @param after from the signal to the end
  /// @param inTime it ended by itself within its grace
  record Ended(OptionalInt exit, Duration after, boolean inTime) {}

  boolean alive();

  /// Stops it as a platform would (SIGTERM, then SIGKILL after its grace) and starts it again on the same port.
  ///
  /// @throws dev.prodproof.core.Unusable when it doesn't get ready again
  void restart(Duration ready) throws InterruptedException;

  /// SIGTERM to the process that listens, not to a shell around it, and SIGKILL to all of it after its grace.
  Ended terminate() throws InterruptedException;

  /// SIGKILL to all of it, as a machine does that fails.
  Ended kill() throws InterruptedException;

  /// On the same port, once it has ended.
  ///
  /// @throws dev.prodproof.core.Unusable when it doesn't get ready
  void start(Duration ready) throws InterruptedException;

  /// How long the last start took until it could serve.
  Duration readyAfter();

  /// Where this instance answers.
  URI url();

  /// The same once more, with the same environment and beside this one, at a port of its own; not started yet.
  ///
  /// @param version which command starts it
  /// @throws dev.prodproof.core.Unusable where that can't be, with the reason
  ManagedService beside(Version version);

  /// Starts it, once it has ended, with a small disk of its own in place of a folder, which holds what the folder
  /// holds. The folder itself isn't touched, and the next start is an ordinary one.
  ///
  /// @throws dev.prodproof.core.Unusable where this machine doesn't allow it, or it doesn't get ready
  Disk startOnSmallDisk(Path folder, Duration ready) throws InterruptedException;

  /// A small file system that the service writes to.
  interface Disk {
    /// To the last byte.
    void fill();

    /// Gives the room back.
    void free();
  }

  /// Starts it, once it has ended, by a wall clock of its own, which goes right until it is moved. What measures how
  /// long something takes isn't touched. The next start is an ordinary one.
  ///
  /// @throws dev.prodproof.core.Unusable where this machine has no such clock, or it doesn't get ready
  Clock startOnOwnClock(Duration ready) throws InterruptedException;

  /// What the service takes for the time of day; closed once the service has ended.
  interface Clock extends AutoCloseable {
    /// From now on it is so far from ours.
    void differ(Duration by);

    /// After so long the service has heard of it.
    Duration heeded();

    @Override
    void close();
  }

  /// Keeps it off one core of this machine from now on, so that whoever puts load on it has that for itself.
  ///
  /// @return how many cores it may use; 0 where that can't be told or done
  default int confine() {
    return 0;
  }

  /// Lets it use all cores again.
  default void release() {}

  /// What it uses just now; empty where this machine doesn't tell.
  default Optional<Usage> usage() {
    return Optional.empty();
  }

  /// Has its runtime collect all garbage now, and tells what is left. Whoever it serves waits meanwhile.
  ///
  /// @return empty where it is no Java, or nothing at hand can ask it
  default Optional<Heap> collected() throws InterruptedException {
    return Optional.empty();
  }

  /// The share of this machine that others took than us, the service and its databases, since the last time
  /// that somebody asked: what was slow then may have been slow because of them. 0 where nobody tells.
  default double takenByOthers() {
    return 0;
  }

  /// @param cpu time of all its threads since it began
  /// @param bytes resident
  record Usage(Duration cpu, long bytes, int threads, int descriptors) {}

  /// What is in use of a heap.
  ///
  /// @param bytes of everything
  /// @param held by class, those that hold most
  record Heap(long bytes, Map<String, Held> held) {}

  record Held(long instances, long bytes) {}

  /// Which one.
  enum Version {
    /// What is being proven.
    PRESENT,
    /// The one before, as the recipe starts it.
    PREVIOUS
  }
}
