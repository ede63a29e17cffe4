package dev.prodproof.facts;

import java.util.List;

/// One answer as it comes, when less is asked for, and when it is known already.
///
/// @param type its media type
/// @param plain bytes of the body where nothing was asked for
/// @param coding of the answer to a request for a compressed one; empty where it came as it is
/// @param packed bytes of that body
/// @param vary whether that answer says that it depends on what was asked for
/// @param validator `ETag` or `Last-Modified`; empty where the answer has none
/// @param again status of the answer to whoever shows that validator; 0 where nobody did
/// @param changed the validator was another one by then
public record TransferTrial(
    String operation,
    String type,
    long plain,
    String coding,
    long packed,
    boolean vary,
    String validator,
    int again,
    boolean changed,
    List<Long> exchanges)
    implements HttpFact {
  @Override
  public List<Long> about() {
    return exchanges;
  }
}
