package dev.prodproof.experiments.fuzzing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LengthenedTest {
  private static final Pattern ADDRESS =
      Pattern.compile("[a-z.]{1,64}@(?:[a-z]{1,63}\\.)+[a-z]{2,63}");

  @Test
  void keeps_an_address_an_address_at_every_length() {
    String good = "ada.zqpabcdaaa@example.com";
    for (int length = good.length(); length <= 254; length++) {
      assertThat(Lengthened.of(good, length))
          .hasValueSatisfying(longer -> assertThat(longer).matches(ADDRESS))
          .hasValueSatisfying(longer -> assertThat(longer).startsWith("ada.zqpabcdaaa"))
          .map(String::length)
          .hasValue(length);
    }
    assertThat(Lengthened.of(good, 255)).isEmpty();
    assertThat(Lengthened.of(good, 10)).isEmpty();
  }

  @Test
  void stretches_the_path_of_a_url() {
    assertThat(Lengthened.of("https://example.com", 23)).hasValue("https://example.com/aaa");
    assertThat(Lengthened.of("https://example.com/a.png", 26)).hasValue("https://example.com/a.pnga");
  }

  @Test
  void repeats_words() {
    assertThat(Lengthened.of("Ada zqpabcdaaa", 20)).hasValueSatisfying(text -> assertThat(text).hasSize(20));
    assertThat(Lengthened.of("", 3)).isPresent();
  }

  @Test
  void leaves_what_cannot_be_stretched() {
    for (String fixed : new String[] {"+442079460123", "2026-11-21", "12:30", "192.0.2.1", "42"}) {
      assertThat(Lengthened.of(fixed, 100)).isEmpty();
    }
  }
}
