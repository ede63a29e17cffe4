package dev.prodproof.checks.failures;

import dev.prodproof.core.Check;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Comparison;
import java.util.Map;

public final class RepeatPutDelete implements Check<Comparison> {
  @Override
  public Class<Comparison> reads() {
    return Comparison.class;
  }

  @Override
  public Fold<Comparison> judge() {
    return new Unchanged(
        Severity.MINOR,
        Map.of(
            Comparison.REPEATED_PUT, "a repeated PUT changes",
            Comparison.REPEATED_DELETE, "a repeated DELETE changes"),
        "a repeated PUT or DELETE had the effect of one");
  }
}
