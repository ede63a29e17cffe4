package dev.prodproof.checks.failures;

import dev.prodproof.core.Check;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Comparison;
import java.util.Map;

public final class SafeMethodsAreSafe implements Check<Comparison> {
  @Override
  public Class<Comparison> reads() {
    return Comparison.class;
  }

  @Override
  public Fold<Comparison> judge() {
    return new Unchanged(
        Severity.MAJOR,
        Map.of(Comparison.SAFE_METHOD, "a safe method changes"),
        "safe methods changed nothing that can be read");
  }
}
