package dev.prodproof.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts of what was really exercised, by a plain noun in the plural: `requests`, `operations`.
public record Exercised(Map<String, Long> counts) {
  public static final Exercised NOTHING = new Exercised(Map.of());

  public Exercised {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  public static Exercised of(String noun, long count) {
    return new Exercised(Map.of(noun, count));
  }

  public Exercised and(String noun, long count) {
    var more = new LinkedHashMap<>(counts);
    more.put(noun, count);
    return new Exercised(more);
  }

  public long count(String noun) {
    return counts.getOrDefault(noun, 0L);
  }
}
