package dev.prodproof.wire.load;

import dev.prodproof.core.Unusable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Text with slots, such as `/bookings/${id}`.
public record Template(List<Part> parts) {
  public static final Template NONE = new Template(List.of());

  /// A stretch of a template.
  public sealed interface Part {
    record Text(String text) implements Part {}

    record Filled(Slot slot) implements Part {}
  }

  public Template {
    parts = List.copyOf(parts);
  }

  /// The text as it is, also where it holds `${`.
  public static Template fixed(String text) {
    return text.isEmpty() ? NONE : new Template(List.of(new Part.Text(text)));
  }

  /// @param slots by the name that stands in `${name}`
  /// @throws Unusable where a slot is named that nobody gave
  public static Template of(String text, Map<String, Slot> slots) {
    var parts = new ArrayList<Part>();
    int from = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      if (open > from) {
        parts.add(new Part.Text(text.substring(from, open)));
      }
      parts.add(new Part.Filled(slot(text.substring(open + 2, close), text, slots)));
      from = close + 1;
    }
    if (from < text.length()) {
      parts.add(new Part.Text(text.substring(from)));
    }
    return new Template(parts);
  }

  private static Slot slot(String name, String text, Map<String, Slot> slots) {
    Slot slot = slots.get(name);
    if (slot == null) {
      throw new Unusable("`" + text + "` has a slot `" + name + "`, but there is no data for it");
    }
    return slot;
  }
}
