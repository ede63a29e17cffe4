package dev.prodproof.core;

import java.util.List;

/// What a check says of the facts it saw. Unknown has a case of its own: it is never a pass.
public sealed interface Verdict {
  /// How much was looked at to get here.
  Exercised exercised();

  record Pass(String because, Exercised exercised) implements Verdict {}

  /// At least one finding, though each may be mere advice.
  record Fail(List<Finding> findings, Exercised exercised) implements Verdict {
    public Fail {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("a failure names at least one finding");
      }
    }
  }

  /// The demand doesn't concern this service; `because` names the fact that shows it.
  record NotApplicable(String because, Exercised exercised) implements Verdict {
    public NotApplicable(String because) {
      this(because, Exercised.NOTHING);
    }
  }

  /// It was tried and can't be told.
  record Inconclusive(String because, Exercised exercised) implements Verdict {
    public Inconclusive(String because) {
      this(because, Exercised.NOTHING);
    }
  }

  /// Fails with the findings, or passes where there are none.
  static Verdict failIfAny(List<Finding> findings, String otherwise, Exercised exercised) {
    return findings.isEmpty() ? new Pass(otherwise, exercised) : new Fail(findings, exercised);
  }
}
