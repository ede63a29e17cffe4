package dev.prodproof.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Cause;
import dev.prodproof.core.Check;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Fold;
import dev.prodproof.core.RuleSheet;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Distrust;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private final List<String> told = new ArrayList<>();
  private final Judge judge =
      new Judge(List.of(new BoundCheck(sheet(), new Second())), (_, finding) -> told.add(finding.what()));

  private static RuleSheet sheet() {
    return new RuleSheet(
        "failures/second",
        "Nothing happens twice",
        "minor",
        List.of(),
        List.of(),
        true,
        "by experiment",
        List.of(),
        List.of(),
        "reads",
        "",
        "",
        "",
        "");
  }

  /// Fails from the second fact on.
  private static final class Second implements Check<Fact> {
    @Override
    public Class<Fact> reads() {
      return Fact.class;
    }

    @Override
    public Fold<Fact> judge() {
      var findings = new ArrayList<Finding>();
      return new Fold<>() {
        private int seen;

        @Override
        public void see(Fact fact) {
          if (++seen == 2) {
            findings.add(new Finding(Severity.MINOR, "there", "it is so", new Cause("so"), List.of()));
          }
        }

        @Override
        public Verdict verdict() {
          return Verdict.failIfAny(findings, "fine", Exercised.NOTHING);
        }
      };
    }
  }

  private static List<Fact> fact() {
    return List.of(new Distrust("test", List.of("a sentence")));
  }

  @Test
  void tells_of_a_finding_once_nothing_more_comes() {
    judge.see(fact());
    judge.see(fact());
    assertThat(told).isEmpty();
    judge.idle();
    judge.idle();
    assertThat(told).containsExactly("it is so");
  }

  @Test
  void tells_of_a_finding_while_facts_keep_coming() {
    for (int i = 0; i < 60; i++) {
      judge.see(fact());
    }
    assertThat(told).containsExactly("it is so");
  }
}
