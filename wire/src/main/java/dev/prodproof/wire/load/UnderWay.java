package dev.prodproof.wire.load;

import org.jspecify.annotations.Nullable;

/// The lanes whose request has no answer yet, in the order of sending.
final class UnderWay {
  private @Nullable Lane first;
  private @Nullable Lane last;
  private long size;

  void add(Lane lane) {
    lane.busy = true;
    lane.earlier = last;
    lane.later = null;
    if (last == null) {
      first = lane;
    } else {
      last.later = lane;
    }
    last = lane;
    size++;
  }

  void remove(Lane lane) {
    lane.busy = false;
    Lane before = lane.earlier;
    Lane after = lane.later;
    if (before == null) {
      first = after;
    } else {
      before.later = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.earlier = before;
    }
    lane.earlier = null;
    lane.later = null;
    size--;
  }

  /// The one that was sent first.
  @Nullable Lane first() {
    return first;
  }

  long size() {
    return size;
  }
}
