package dev.prodproof.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.RuleSheet;
import dev.prodproof.lab.Terms.Attested;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AttestingTest {
  private static final RuleSheet ON_CALL =
      new RuleSheet(
          "readiness/on-call", "", "none", List.of(), List.of(), false, "by attestation", List.of(), List.of(),
          "reads", "", "", "", "");

  private static Attesting.Word word(String owner, @Nullable String see, int year, boolean there) {
    var one = new Attested(owner, see, LocalDate.of(year, 1, 31), there);
    return new Attesting(Map.of("on-call", one), "2026-11-21T10:00:00Z").on(ON_CALL);
  }

  @Test
  void holds_with_an_owner_a_document_and_a_day_to_come() {
    assertThat(word("payments", "docs/oncall.md", 2027, true).holds()).isTrue();
    assertThat(word("payments", "docs/oncall.md", 2027, true).because())
        .isEqualTo("attested by payments until 2027-01-31: docs/oncall.md");
  }

  @Test
  void does_not_hold_where_anything_is_missing() {
    assertThat(word("payments", "docs/oncall.md", 2026, true).because()).contains("past");
    assertThat(word("payments", "docs/oncall.md", 2027, false).because()).contains("there is no docs/oncall.md");
    assertThat(word("payments", null, 2027, false).because()).contains("readiness.on-call.see");
    assertThat(word("payments", "https://wiki.example/oncall", 2027, false).because()).contains("name a file");
    assertThat(word(" ", "docs/oncall.md", 2027, true).because()).contains("nobody");
    assertThat(new Attesting(null, "2026-11-21T10:00:00Z").on(ON_CALL).because()).contains("not attested");
  }
}
