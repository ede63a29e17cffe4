package dev.prodproof.experiments.fuzzing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FreshFormTest {
  private static String filled(String body) {
    byte[] bytes = FreshForm.filled(body.getBytes(StandardCharsets.UTF_8), List.of("csrf"), Map.of("csrf", "new one"));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void puts_the_token_of_the_page_in_place_of_the_old_one() {
    assertThat(filled("name=Ada&csrf=old")).isEqualTo("name=Ada&csrf=new%20one");
    assertThat(filled("name=Ada")).isEqualTo("name=Ada&csrf=new%20one");
  }

  @Test
  void leaves_a_request_without_content_as_it_is() {
    assertThat(filled("")).isEmpty();
  }
}
