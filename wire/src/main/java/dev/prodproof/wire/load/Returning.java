package dev.prodproof.wire.load;

import java.util.ArrayDeque;
import java.util.Deque;

/// Gives out again what the target said it never looked at, under its number and its intended time.
final class Returning implements Source {
  private record Returned(long k, long intended) {}

  private final Source inner;
  private final Deque<Returned> returned = new ArrayDeque<>();

  Returning(Source inner) {
    this.inner = inner;
  }

  /// Before anything else that is due.
  void again(Lane lane) {
    returned.addLast(new Returned(lane.k, lane.intended));
  }

  @Override
  public boolean again() {
    return !returned.isEmpty();
  }

  @Override
  public void start(long nanos) {
    inner.start(nanos);
  }

  @Override
  public long next() {
    return returned.isEmpty() ? inner.next() : returned.getFirst().intended();
  }

  @Override
  public long take() {
    return returned.isEmpty() ? inner.take() : returned.removeFirst().k();
  }

  @Override
  public long due(long now) {
    return inner.due(now);
  }

  @Override
  public void over(long now, boolean unconnected) {
    inner.over(now, unconnected);
  }

  @Override
  public long taken() {
    return inner.taken() - returned.size();
  }
}
