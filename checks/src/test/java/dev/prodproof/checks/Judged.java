package dev.prodproof.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Check;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.FindingId;
import dev.prodproof.core.Fold;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Verdict;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.RoundTrip;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a check says of some facts, after what holds for every check was asserted.
public final class Judged {
  private static final Pattern TEXT = Pattern.compile("\"([^\"]{3,})\"(?!\\s*:)|=([^&]{3,})");

  private final Verdict verdict;

  private Judged(Verdict verdict) {
    this.verdict = verdict;
  }

  public static <F extends Fact> Judged by(Check<F> check, Fact... facts) {
    Verdict verdict = pass(check, false, facts);
    assertThat(pass(check, false, facts)).as("judged again").isEqualTo(verdict);
    assertThat(pass(check, true, facts)).as("asked while facts come in").isEqualTo(verdict);
    assertThat(pass(check, true, facts).exercised().counts().values())
        .as("counts")
        .allMatch(count -> count >= 0);
    findings(verdict).forEach(finding -> assertSound(check, finding, List.of(facts)));
    return new Judged(verdict);
  }

  private static <F extends Fact> Verdict pass(Check<F> check, boolean curious, Fact... facts) {
    Fold<F> fold = check.judge();
    for (Fact fact : facts) {
      if (check.reads().isInstance(fact)) {
        fold.see(check.reads().cast(fact));
      }
      if (curious) {
        assertThat(fold.verdict()).isEqualTo(fold.verdict());
      }
    }
    return fold.verdict();
  }

  private static void assertSound(Check<?> check, Finding finding, List<Fact> facts) {
    assertThat(known(facts)).as("cited by %s", finding).containsAll(finding.evidence());
    assertThat(finding.where()).isNotBlank();
    assertThat(finding.what()).isNotBlank();
    String cause = finding.cause().signature();
    assertThat(cause).isNotBlank().doesNotContain("null");
    assertThat(sent(facts)).noneMatch(cause::contains);
    assertThat(FindingId.of(check.getClass().getSimpleName(), finding).value()).hasSize(12);
  }

  private static Set<Long> known(List<Fact> facts) {
    var ids = new HashSet<Long>();
    facts.forEach(fact -> ids.addAll(fact instanceof HttpFact http ? http.about() : List.of()));
    return ids;
  }

  private static Set<String> sent(List<Fact> facts) {
    var values = new HashSet<String>();
    for (Fact fact : facts) {
      if (fact instanceof RoundTrip trip) {
        values.add(trip.sent());
      }
      if (fact instanceof Exchange exchange) {
        if (exchange.purpose() instanceof Purpose.Unusual unusual) {
          values.add(unusual.value());
        }
        String all = exchange.request().target() + " " + exchange.request().body().text();
        TEXT.matcher(all)
            .results()
            .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
            .forEach(values::add);
      }
    }
    return values;
  }

  private static List<Finding> findings(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail(List<Finding> findings, var _) -> findings;
      case Verdict.Pass _, Verdict.NotApplicable _, Verdict.Inconclusive _ -> List.of();
    };
  }

  public Judged passes() {
    assertThat(verdict).isInstanceOf(Verdict.Pass.class);
    return this;
  }

  public Judged doesNotApply(String... words) {
    assertThat(verdict).isInstanceOf(Verdict.NotApplicable.class);
    return saying(words);
  }

  public Judged cannotTell() {
    assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
    return this;
  }

  /// Exactly one finding, with words of its place, its sentence or its cause.
  public Judged fails(Severity severity, String... words) {
    assertThat(findings(verdict)).as("%s", verdict).hasSize(1);
    Finding finding = findings(verdict).getFirst();
    assertThat(finding.severity()).as("%s", finding).isEqualTo(severity);
    assertThat(finding.where() + " | " + finding.what() + " | " + finding.cause().signature())
        .contains(Arrays.asList(words));
    return this;
  }

  public Judged findsCauses(String... causes) {
    assertThat(findings(verdict).stream().map(f -> f.cause().signature()))
        .containsExactlyInAnyOrder(causes);
    return this;
  }

  public Judged findsAt(String... places) {
    assertThat(findings(verdict).stream().map(Finding::where)).containsExactlyInAnyOrder(places);
    return this;
  }

  public Judged citing(Long... ids) {
    assertThat(findings(verdict)).hasSize(1);
    assertThat(findings(verdict).getFirst().evidence()).containsExactly(ids);
    return this;
  }

  public Judged counting(String noun, long count) {
    assertThat(verdict.exercised().count(noun)).as("%s of %s", noun, verdict).isEqualTo(count);
    return this;
  }

  public Judged saying(String... words) {
    String said =
        switch (verdict) {
          case Verdict.Pass(String because, var _) -> because;
          case Verdict.Inconclusive(String because, var _) -> because;
          case Verdict.NotApplicable(String because, var _) -> because;
          case Verdict.Fail(List<Finding> findings, var _) -> findings.toString();
        };
    assertThat(said).contains(Arrays.asList(words));
    return this;
  }
}
