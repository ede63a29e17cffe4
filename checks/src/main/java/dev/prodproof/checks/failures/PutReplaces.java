package dev.prodproof.checks.failures;

import dev.prodproof.core.Check;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.HttpFact;
import java.util.Map;
import java.util.Set;

public final class PutReplaces implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new OfMethods(
        Set.of("PUT"),
        new Unchanged(
            Severity.MINOR,
            Map.of(Comparison.PARTIAL_PUT, "a PUT keeps"),
            "a PUT replaced the whole resource"));
  }
}
