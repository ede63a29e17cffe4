package dev.prodproof.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text that was written, accepted, and looked for afterwards.
///
/// @param variety which kind of text: `emoji`, `right to left`
/// @param written id of the accepted write
/// @param read id of the reading
/// @param received what stood in its place; null where the field is absent from the reading
/// @param control a plain text at the same site came back as it was, just before
public record RoundTrip(
    String operation,
    Site site,
    String variety,
    long written,
    long read,
    String sent,
    @Nullable String received,
    boolean control)
    implements HttpFact {
  @Override
  public List<Long> about() {
    return List.of(written, read);
  }
}
