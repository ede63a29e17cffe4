package dev.prodproof.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.lab.ManagedService.Held;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JavaHeapTest {
  private static final String SEEN =
      """
      4711:
       num     #instances         #bytes  class name (module)
      -------------------------------------------------------
         1:         15012        1601960  [B (java.base@25.0.3)
         2:         14800         355200  java.lang.String (java.base@25.0.3)
         3:           120          96000  [[Lcom.example.shop.Item;
         4:            12            384  com.example.shop.Item
         5:             3             96  com.example.shop.Item
         6:             2             48  [I
      Total         29949        2053688
      """;

  @Test
  void reads_what_each_class_holds_by_its_name_in_the_language() {
    assertThat(JavaHeap.in(SEEN))
        .hasValueSatisfying(
            heap -> {
              assertThat(heap.bytes()).isEqualTo(2_053_688);
              assertThat(heap.held())
                  .containsEntry("byte[]", new Held(15_012, 1_601_960))
                  .containsEntry("com.example.shop.Item[][]", new Held(120, 96_000))
                  .containsEntry("com.example.shop.Item", new Held(15, 480))
                  .containsEntry("int[]", new Held(2, 48));
            });
  }

  @Test
  void tells_nothing_where_the_answer_is_another_or_has_no_end() {
    assertThat(JavaHeap.in("")).isEmpty();
    assertThat(JavaHeap.in("4711:\njava.lang.UnsupportedOperationException: no such command\n")).isEmpty();
    assertThat(JavaHeap.in(SEEN.substring(0, SEEN.indexOf("Total")))).isEmpty();
    assertThat(JavaHeap.in("Total 99999999999999999999999 1\n")).isEmpty();
  }

  @Test
  void bears_any_bytes() {
    var chance = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder(SEEN);
      for (int k = chance.nextInt(20); k > 0; k--) {
        text.setCharAt(chance.nextInt(text.length()), (char) chance.nextInt(0x3000));
      }
      JavaHeap.in(text + "").ifPresent(heap -> assertThat(heap.bytes()).isNotNegative());
    }
  }

  @Test
  void asks_nobody_who_is_no_java() throws InterruptedException {
    assertThat(JavaHeap.collected(1)).isEmpty();
    assertThat(JavaHeap.collected(Long.MAX_VALUE)).isEmpty();
  }
}
