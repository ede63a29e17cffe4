package dev.prodproof.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ForeignTest {
  @Test
  void spells_out_what_would_steer_hide_or_reorder() {
    assertThat(Foreign.visible("a\u001b[31m\u009b\u202Eb\u2028\uFEFF\uD83Dc\u0000\r\n\t\u007f"))
        .isEqualTo("a\\x1b[31m\\x9b\\u202eb\\u2028\\ufeff\\ud83dc\\x00\\r\\n\\t\\x7f");
  }

  @Test
  void keeps_the_writing_of_people() {
    String people = "Zoë 李 שלום می‌خواهم 👩‍👩‍👧 é";
    assertThat(Foreign.visible(people)).isEqualTo(people);
  }

  @Test
  void keeps_lines_where_lines_are_wanted() {
    assertThat(Foreign.visibleLines("a\r\nb\tc\rd")).isEqualTo("a\nb\tc\\rd");
  }

  @Test
  void makes_any_text_encodable() {
    var random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      var text = new StringBuilder();
      for (int j = 0; j < 20; j++) {
        text.append((char) random.nextInt(0x10000));
      }
      String mended = Foreign.encodable(text.toString());
      assertThat(java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(mended)).isTrue();
      assertThat(Foreign.visible(text.toString()).codePoints()).noneMatch(Character::isISOControl);
    }
  }

  @Test
  void cuts_between_characters_and_counts_what_is_missing() {
    assertThat(Foreign.cut("ab😀cd", 3)).isEqualTo("ab… (4 more characters)");
    assertThat(Foreign.cut("short", 5)).isEqualTo("short");
  }

  @Test
  void knows_how_wide_text_is_on_a_terminal() {
    assertThat(Columns.of("李e\u0301😀a")).isEqualTo(6);
    assertThat(Columns.cut("李李李", 5)).isEqualTo("李李…");
    assertThat(Columns.wrapped("aa bb 李李李李", 5)).containsExactly("aa bb", "李李", "李李");
  }
}
