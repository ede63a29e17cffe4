package dev.prodproof.wire.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lanes of one thread: which are free, and whether more connections may be opened.
final class Lanes {
  /// Connections being opened at a time: a listener's queue holds 128 on many systems.
  private static final int OPENING = 64;

  /// Until a refused connection is tried again.
  private static final long BACK_OFF = 10_000_000;

  private final Deque<Lane> idle = new ArrayDeque<>();
  private final Set<Lane> all = new HashSet<>();
  private final Runnable open;
  private final int most;
  private final int each;
  private int connections;
  private int opening;
  private long backOff;

  /// @param most connections
  /// @param each lanes of a connection, unless the target allows fewer
  /// @param open opens a connection: [#opened] or [#unopened] follows
  Lanes(int most, int each, Runnable open) {
    this.most = most;
    this.each = each;
    this.open = open;
  }

  /// Before the start: connections that will be needed anyway.
  void prepare(int wanted) {
    while (room() < wanted && connections + opening < most && opening < OPENING && backOff == 0) {
      open();
    }
  }

  boolean prepared(int wanted) {
    return all.size() >= wanted || connections >= most;
  }

  private long room() {
    return all.size() + (long) opening * each;
  }

  boolean refused() {
    return backOff > 0;
  }

  /// When a refused connection may be tried again.
  long backOff() {
    return backOff;
  }

  boolean full() {
    return connections >= most;
  }

  boolean none() {
    return connections + opening == 0;
  }

  boolean idle() {
    return !idle.isEmpty();
  }

  @Nullable Lane free() {
    Lane lane = polled();
    while (lane != null && !lane.open) {
      lane = polled();
    }
    return lane;
  }

  // Few HTTP/1.1 connections stay warm; of many streams all connections shall have some.
  private @Nullable Lane polled() {
    return each == 1 ? idle.pollLast() : idle.pollFirst();
  }

  void release(Lane lane) {
    if (lane.open) {
      idle.addLast(lane);
    }
  }

  boolean growable(long now) {
    return backOff <= now && connections + opening < most;
  }

  /// @param lacking requests that are due and have no lane
  void grow(long lacking, long now) {
    long left = lacking - (long) opening * each;
    while (left > 0 && opening < OPENING && growable(now)) {
      open();
      left -= each;
    }
  }

  private void open() {
    opening++;
    open.run();
  }

  void opened(List<Lane> room) {
    opening--;
    connections++;
    backOff = 0;
    widened(room);
  }

  /// A connection that stands has room for more.
  void widened(List<Lane> room) {
    room.forEach(lane -> lane.open = true);
    all.addAll(room);
  }

  void unopened(long now) {
    opening--;
    backOff = now + BACK_OFF;
  }

  /// @param last of its connection
  void gone(Lane lane, boolean last) {
    lane.open = false;
    all.remove(lane);
    if (last) {
      connections--;
    }
  }

  void close() {
    List.copyOf(all).forEach(lane -> lane.carrier.close());
  }
}
