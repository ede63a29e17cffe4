package com.example.booking.slots;

import com.example.booking.edge.Fields;
import org.jspecify.annotations.Nullable;

/// Which slots a list shows.
///
/// @param words text that the title holds, in any case
public record SlotFilter(@Nullable String kind, @Nullable String words) {

  static SlotFilter read(Fields query) {
    return new SlotFilter(
        query.has("kind") ? query.oneOf("kind", SlotReader.KINDS) : null,
        query.has("q") ? query.text("q", 1, 80) : null);
  }
}
