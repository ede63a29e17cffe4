package dev.prodproof.facts;

import java.util.List;

/// One write around a fault, and what was found of it once the service was up again.
///
/// @param occasion what happened while it was made, or right afterwards
/// @param round the kill that came next ([Restarted#round]); 0 on other occasions
/// @param name what tells it from all others: a text that it carried, or its id
/// @param byId what reading it by its id showed, twice
/// @param byList what reading the whole list showed, twice
/// @param exchanges the write, then the readings
public record Write(
    Occasion occasion,
    Deed deed,
    int round,
    String operation,
    String name,
    Outcome outcome,
    Found byId,
    Found byList,
    List<Long> exchanges)
    implements RestartFact {
  public enum Occasion {
    KILL,
    STOP,
    /// One instance took over from another.
    REPLACEMENT,
    /// The previous version took over, or gave back.
    UPGRADE,
    /// A dependency was gone and came back.
    OUTAGE,
    /// The disk was full.
    DISK
  }

  /// What it did. A thing that was changed or deleted afterwards is looked at for that alone.
  public enum Deed {
    CREATE,
    /// An update: the thing was there before, with another text.
    CHANGE,
    /// The thing was there before; found means that it still, or again, is.
    DELETE
  }

  public enum Outcome {
    /// 2xx was seen; 202 isn't a promise.
    ACKNOWLEDGED,
    /// 4xx, or no byte of it was taken.
    REFUSED,
    /// It may have been done or not.
    UNKNOWN,
    /// Nobody sent it: it is there all the same.
    NEVER_SENT
  }

  public enum Found {
    ONCE,
    TWICE,
    /// As it was before a change.
    STALE,
    MISSING,
    /// The readings failed or contradict each other.
    UNCLEAR,
    /// There is no such way to look, or it showed nothing before the signal either.
    NOT_LOOKED
  }

  public boolean is(Outcome wanted) {
    return outcome == wanted;
  }

  @Override
  public List<Long> about() {
    return exchanges;
  }
}
