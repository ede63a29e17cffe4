package dev.prodproof.checks.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Rule sheets come from many hands: whatever is wrong with one is told with file, line, remedy.
final class SheetTest {
  private static final String GOOD =
      """
      ---
      id: failures/no-server-error
      title: No request makes the service fail
      severity: critical
      statements: [F5]
      references: [RFC 9110 §15.6]
      since: 0.1
      lifecycle: built
      judged: by experiment
      experiments: [fuzzing]
      needs: [http, api-description]
      impact: writes
      ---
      ## Why
      Because.

      ## How it is judged
      By looking.

      ## How to fix
      ```sh
      ## not a heading
      ```

      ## Example
      Here.
      """;

  @Test
  void reads_a_good_sheet() {
    Sheet sheet = read(GOOD);
    assertThat(sheet.since()).as("text, not a number").isEqualTo("0.1");
    assertThat(sheet.references()).containsExactly("RFC 9110 §15.6");
    assertThat(sheet.section("How to fix")).contains("## not a heading");
    assertThat(sheet.name()).isEqualTo("NoServerError");
    assertThat(sheet.tail()).isEqualTo("no-server-error");
  }

  @Test
  void refuses_a_word_that_is_not_in_the_vocabulary() {
    refuses(good -> good.replace("critical", "grave"), ":4: ", "critical, major, minor, none");
  }

  @Test
  void refuses_a_key_that_nobody_reads() {
    refuses(good -> good.replace("impact:", "imapct:"), ":12: `imapct`", "impact");
  }

  @Test
  void refuses_a_key_that_comes_twice() {
    refuses(good -> good.replace("since: 0.1", "id: x"), ":7: `id` comes twice", "Keep one");
  }

  @Test
  void refuses_a_word_where_a_list_belongs() {
    refuses(good -> good.replace("[F5]", "F5"), ":5: `statements` wants a list", "[a, b]");
  }

  @Test
  void refuses_a_title_that_breaks_yaml() {
    refuses(good -> good.replace("No request", "No: request"), ":3: this is not YAML", "Quote");
  }

  @Test
  void refuses_a_missing_key() {
    refuses(good -> good.replace("since: 0.1\n", ""), ":1: `since` is missing", "Add");
  }

  @Test
  void refuses_an_unknown_section() {
    refuses(good -> good.replace("## Why", "## Wherefore"), ":14: ", "How it is judged");
  }

  @Test
  void refuses_an_empty_section() {
    refuses(good -> good.replace("Because.", ""), ":14: `## Why` is empty", "Say it");
  }

  @Test
  void refuses_a_code_block_without_an_end() {
    refuses(good -> good.replace("heading\n```", "heading\n"), ":21: ", "Close it");
  }

  @Test
  void refuses_a_file_without_front_matter() {
    refuses(good -> "# Title\n", ":1: no front matter", "Begin");
  }

  @Test
  void refuses_carriage_returns() {
    refuses(good -> good.replace("Because.\n", "Because.\r\n"), ":15: ", "line feeds");
  }

  /// Any bytes at all end in a sheet or in a mistake that names its place: never in a crash.
  @Test
  void survives_any_damage() {
    Random chance = new Random(20260101);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      String damaged = damaged(chance);
      try {
        assertThat(read(damaged).id()).isNotBlank();
      } catch (SheetMistake mistake) {
        refused++;
        assertThat(mistake.getMessage()).matches("(?s)failures/NoServerError\\.md:\\d+: .+\\. .+");
      }
    }
    assertThat(refused).as("the damage did reach the reader").isGreaterThan(1_000);
  }

  private static String damaged(Random chance) {
    StringBuilder text = new StringBuilder(GOOD);
    String poison = "[]{}:,#&*!|>'\"%@`-?\\\t\n\r\0 \u0007\u0085\u2028\uFEFF\uD800é~<=.";
    for (int times = 1 + chance.nextInt(4); times > 0; times--) {
      int at = chance.nextInt(text.length());
      switch (chance.nextInt(4)) {
        case 0 -> text.setCharAt(at, poison.charAt(chance.nextInt(poison.length())));
        case 1 -> text.insert(at, poison.charAt(chance.nextInt(poison.length())));
        case 2 -> text.delete(at, Math.min(text.length() - 1, at + chance.nextInt(40)));
        default -> text.insert(at, text.substring(at, at + chance.nextInt(text.length() - at)));
      }
    }
    return text.toString();
  }

  private static void refuses(UnaryOperator<String> damage, String where, String remedy) {
    assertThatExceptionOfType(SheetMistake.class)
        .isThrownBy(() -> read(damage.apply(GOOD)))
        .withMessageStartingWith("failures/NoServerError.md" + where)
        .withMessageContaining(remedy);
  }

  private static Sheet read(String text) {
    return Sheet.read("failures/NoServerError.md", text);
  }
}
