package dev.prodproof.facts;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Standing;
import java.util.List;

/// What came of sending a finding's exchanges again.
///
/// @param finding the finding's id
/// @param exchanges the smallest that still show it, the telling one last
public record Confirmation(String finding, Confirmed confirmed, List<Long> exchanges)
    implements Standing {}
