package dev.prodproof.checks.failures;

import dev.prodproof.core.Check;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.HttpFact;
import java.util.Map;
import java.util.Set;

public final class RepeatPutDelete implements Check<HttpFact> {
  @Override
  public Class<HttpFact> reads() {
    return HttpFact.class;
  }

  @Override
  public Fold<HttpFact> judge() {
    return new OfMethods(
        Set.of("PUT", "DELETE"),
        new Unchanged(
            Severity.MINOR,
            Map.of(
                Comparison.REPEATED_PUT, "a repeated PUT changes",
                Comparison.REPEATED_DELETE, "a repeated DELETE changes"),
            "a repeated PUT or DELETE had the effect of one"));
  }
}
