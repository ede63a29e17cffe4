package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.FindingId;
import dev.prodproof.core.RuleSheet;
import dev.prodproof.core.Verdict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// Feeds facts to every check in one pass, and says when a finding shows for the first time.
final class Judge {
  private static final int FEW = 25;

  private final Map<BoundCheck, BoundCheck.Judging<?>> passes = new LinkedHashMap<>();
  private final Set<FindingId> told = new HashSet<>();
  private final BiConsumer<RuleSheet, Finding> firstSeen;
  private long seen;
  private long looked;
  private long lookAt = 1;

  Judge(List<BoundCheck> checks, BiConsumer<RuleSheet, Finding> firstSeen) {
    checks.forEach(check -> passes.put(check, check.begin()));
    this.firstSeen = firstSeen;
  }

  synchronized void see(List<Fact> batch) {
    for (Fact fact : batch) {
      passes.values().forEach(pass -> pass.see(fact));
    }
    seen += batch.size();
    if (seen >= lookAt) {
      look();
    }
  }

  /// Nothing comes at present: a finding needn't wait for facts that may be long in coming.
  synchronized void idle() {
    if (seen > looked) {
      look();
    }
  }

  private void look() {
    tellNews();
    looked = seen;
    // Rarer and rarer, so that looking stays a small share of the work.
    lookAt = seen + Math.max(FEW, seen / 20);
  }

  synchronized Map<BoundCheck, Verdict> verdicts() {
    var verdicts = new LinkedHashMap<BoundCheck, Verdict>();
    passes.forEach((check, pass) -> verdicts.put(check, pass.verdict()));
    return verdicts;
  }

  private void tellNews() {
    passes.forEach(
        (check, pass) -> {
          if (pass.verdict() instanceof Verdict.Fail(List<Finding> findings, var _)) {
            for (Finding finding : findings) {
              if (told.add(FindingId.of(check.sheet().id(), finding))) {
                firstSeen.accept(check.sheet(), finding.atMost(check.sheet().ceiling()));
              }
            }
          }
        });
  }
}
