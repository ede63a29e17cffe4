package dev.prodproof.checks.failures;

import dev.prodproof.core.Check;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Comparison;
import java.util.Map;

public final class PutReplaces implements Check<Comparison> {
  @Override
  public Class<Comparison> reads() {
    return Comparison.class;
  }

  @Override
  public Fold<Comparison> judge() {
    return new Unchanged(
        Severity.MINOR,
        Map.of(Comparison.PARTIAL_PUT, "a PUT keeps"),
        "a PUT replaced the whole resource");
  }
}
