package dev.prodproof.facts;

import java.util.List;

/// A writing request whose commit was cut off, as the wire to the database saw it.
///
/// @param cut what was done to a commit of the request
/// @param usual rows that such a request stores in quiet with one of its inserts
/// @param stored rows of that insert that were committed, however often the service tried; of several inserts
///     the one that was carried out most often, compared with what is usual
/// @param outcome what the client was told
/// @param retry what came of the client's second try; nothing was broken any more
public record CommitTrial(
    String upstream,
    String fault,
    Cut cut,
    String operation,
    int usual,
    int stored,
    UpstreamTrial.Outcome outcome,
    Retry retry)
    implements UpstreamFact {

  public enum Cut {
    /// It never reached the database: nothing of it is stored.
    COMMIT,
    /// It was carried out and nobody was told: all of it is stored.
    ACKNOWLEDGEMENT
  }

  /// @param keyed under the same idempotency key as before, which the operation offers
  /// @param exchange id; 0 where there was no second try
  /// @param stored rows of committed inserts that it caused
  public record Retry(boolean keyed, long exchange, int status, int stored) {
    public static final Retry NONE = new Retry(false, 0, 0, 0);
  }

  @Override
  public List<Long> about() {
    return retry.exchange() == 0
        ? List.of(outcome.exchange())
        : List.of(retry.exchange(), outcome.exchange());
  }
}
