package dev.prodproof.checks.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HouseRulesTest {
  private static final Statements STATEMENTS =
      new Statements(List.of(new Statements.Statement("F5", "failures", "Refused at the edge.")));

  @Test
  void passes_a_good_sheet() {
    assertThat(broken(sheet("failures/NoLeak.md", "failures/no-leak", "It does not leak")))
        .isEmpty();
  }

  @Test
  void fails_an_id_that_does_not_fit_its_file() {
    assertThat(broken(sheet("failures/Leak.md", "failures/no-leak", "It does not leak")))
        .singleElement()
        .asString()
        .contains("failures/NoLeak.md");
  }

  @Test
  void fails_a_title_that_is_a_label() {
    assertThat(broken(sheet("failures/NoLeak.md", "failures/no-leak", "Leaks")))
        .singleElement()
        .asString()
        .contains("a sentence");
  }

  @Test
  void fails_two_sheets_with_one_id() {
    Sheet sheet = sheet("failures/NoLeak.md", "failures/no-leak", "It does not leak");
    assertThat(broken(sheet, sheet)).singleElement().asString().contains("is taken");
  }

  @Test
  void fails_a_statement_that_nobody_carries() {
    assertThat(broken()).singleElement().asString().contains("F5 is carried by no sheet");
  }

  @Test
  void fails_a_built_sheet_without_a_class() {
    List<Sheet> sheets = List.of(sheet("failures/NoLeak.md", "failures/no-leak", "It stays small"));
    assertThat(CheckClasses.broken(sheets, Set.of(), Set.of())).hasSize(1);
    assertThat(CheckClasses.broken(sheets, Set.of(), Set.of("failures/NoLeak"))).isEmpty();
    assertThat(CheckClasses.broken(sheets, Set.of("failures/NoLeak"), Set.of())).isEmpty();
  }

  @Test
  void fails_a_class_without_a_sheet_and_a_pending_one_that_is_done() {
    assertThat(CheckClasses.broken(List.of(), Set.of("failures/NoLeak"), Set.of()))
        .singleElement()
        .asString()
        .contains("failures/NoLeak.md");
    List<Sheet> sheets = List.of(sheet("failures/NoLeak.md", "failures/no-leak", "It stays small"));
    assertThat(CheckClasses.broken(sheets, Set.of("failures/NoLeak"), Set.of("failures/NoLeak")))
        .singleElement()
        .asString()
        .contains("strike it");
  }

  private static List<String> broken(Sheet... sheets) {
    return HouseRules.broken(List.of(sheets), STATEMENTS);
  }

  private static Sheet sheet(String file, String id, String title) {
    Map<String, String> sections =
        Map.of("Why", "a", "How it is judged", "b", "How to fix", "c", "Example", "d");
    return new Sheet(
        file, id, title, "major", List.of("F5"), List.of(), "0.1", true, Sheet.BY_EXPERIMENT,
        List.of("fuzzing"), List.of("http"), "reads", sections);
  }
}
