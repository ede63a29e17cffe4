package dev.prodproof.facts.leak;

import static dev.prodproof.facts.leak.PercentEncoding.decoded;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PercentEncodingTest {
  @Test
  void gives_back_what_was_escaped() {
    var chance = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder();
      chance.ints(chance.nextInt(12), 1, 0xD7FF).forEach(text::appendCodePoint);
      String escaped = URLEncoder.encode(text + "", StandardCharsets.UTF_8).replace("+", "%20");
      assertThat(decoded(escaped, StandardCharsets.UTF_8)).isEqualTo(text + "");
    }
  }

  @Test
  void leaves_what_is_no_escape() {
    assertThat(decoded("100 % of a+b, %4, %zz, %", StandardCharsets.UTF_8)).isEqualTo("100 % of a+b, %4, %zz, %");
    assertThat(decoded("é%41", StandardCharsets.ISO_8859_1)).isEqualTo("éA");
  }
}
