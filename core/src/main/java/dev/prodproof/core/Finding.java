package dev.prodproof.core;

import java.util.List;

/// One cause at one place, with the exchanges that show it.
///
/// @param where the operation's template (`POST /bookings`), or a path or header where none fits
/// @param what one sentence that the service's owner would agree with
/// @param cause what groups: the same cause at the same place is the same finding, in every run
/// @param evidence ids of the exchanges, the telling one last; a replay sends them in this order; empty only
///     where nothing was sent to learn it, as for a description that was read from a file
public record Finding(
    Severity severity, String where, String what, Cause cause, List<Long> evidence) {
  public Finding {
    evidence = List.copyOf(evidence);
  }

  public Finding atMost(Severity ceiling) {
    return new Finding(severity.atMost(ceiling), where, what, cause, evidence);
  }

  public Finding citing(List<Long> exchanges) {
    return new Finding(severity, where, what, cause, exchanges);
  }
}
