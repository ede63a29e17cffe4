package dev.prodproof.lab.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Unusable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever stands in a file, the answer is a sentence.
final class ForeignBytesTest {
  private static final String WFC = WfcAuthTest.LATER_FORM;

  private static void survives(byte[] bytes) {
    try {
      new RecipeReader(Map.of("ALICE_PASSWORD", "x\ny", "BOB_TOKEN", "z"), () -> 1)
          .read("r.yaml", bytes, Path.of("/"));
    } catch (Unusable e) {
      assertThat(e.getMessage()).startsWith("r.yaml");
    }
    try {
      WfcAuth.read("w.yaml", bytes);
    } catch (Unusable e) {
      assertThat(e.getMessage()).startsWith("w.yaml");
    }
  }

  @Test
  void random_bytes_are_refused_politely() {
    var chance = new Random(20_261);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[chance.nextInt(200)];
      chance.nextBytes(bytes);
      survives(bytes);
    }
  }

  @Test
  void random_punctuation_is_refused_politely() {
    var chance = new Random(20_262);
    String alphabet = "{}[]:,-?!&*#|>'\"%@`~ \n\tab0$<\\é\u2028";
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder();
      for (int n = chance.nextInt(60); n > 0; n--) {
        text.append(alphabet.charAt(chance.nextInt(alphabet.length())));
      }
      survives(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void a_cut_or_damaged_recipe_is_refused_politely() {
    var chance = new Random(20_263);
    for (String whole : new String[] {RecipeReaderTest.FULL, TermsTest.FULL, WFC}) {
      byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
      for (int end = 0; end < bytes.length; end += 3) {
        survives(Arrays.copyOf(bytes, end));
        byte[] damaged = bytes.clone();
        damaged[chance.nextInt(bytes.length)] = (byte) chance.nextInt(32, 127);
        damaged[chance.nextInt(bytes.length)] = (byte) chance.nextInt(32, 127);
        survives(damaged);
      }
    }
  }

  @Test
  void depth_and_laughing_aliases_are_refused_politely() {
    survives("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    survives("{a: ".repeat(50_000).getBytes(StandardCharsets.UTF_8));
    survives("- ".repeat(50_000).getBytes(StandardCharsets.UTF_8));
    survives("a: &a [*a]".getBytes(StandardCharsets.UTF_8));
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    survives(bomb.toString().getBytes(StandardCharsets.UTF_8));
  }
}
