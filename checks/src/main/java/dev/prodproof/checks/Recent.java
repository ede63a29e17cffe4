package dev.prodproof.checks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was seen lately, so that a fact finds the one that it belongs to. The oldest is forgotten:
/// facts that belong together are recorded close to each other.
public final class Recent<K, V> {
  private final Map<K, V> kept = new LinkedHashMap<>();
  private final int most;

  public Recent(int most) {
    this.most = most;
  }

  /// @return what had to be forgotten for it; null where nothing had to
  public @Nullable V put(K key, V value) {
    kept.putIfAbsent(key, value);
    return kept.size() > most ? kept.remove(kept.keySet().iterator().next()) : null;
  }

  public @Nullable V get(K key) {
    return kept.get(key);
  }

  public @Nullable V remove(K key) {
    return kept.remove(key);
  }

  public Iterable<V> all() {
    return kept.values();
  }
}
