package dev.prodproof.lab;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an experiment makes for a lab and keeps while it is in that one: whoever confirms several findings
/// stages once.
public final class OncePerLab<T> {
  private final Function<Lab, T> maker;
  private @Nullable Lab lab;
  private @Nullable T made;

  public OncePerLab(Function<Lab, T> maker) {
    this.maker = maker;
  }

  public synchronized T in(Lab now) {
    T known = made;
    if (known == null || !now.equals(lab)) {
      known = maker.apply(now);
      made = known;
      lab = now;
    }
    return known;
  }
}
