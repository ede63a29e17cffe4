package dev.prodproof.lab.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogReaderTest {
  @Test
  void finds_exception_and_trace_in_a_logback_record() {
    String line =
        "{\"level\":\"ERROR\",\"message\":\"failed\",\"traceId\":\"0af7651916cd43dd8448eb211c80319c\","
            + "\"stack_trace\":\"java.lang.IllegalStateException: no\\n\\tat com.example.Shop.sell(Shop.java:3)\\n\"}";
    assertThat(LogReader.read(line))
        .hasValueSatisfying(
            record -> {
              assertThat(record.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
              assertThat(record.exception()).endsWith("IllegalStateException");
              assertThat(record.frame()).contains("Shop.sell");
            });
  }

  @Test
  void knows_levels_by_number() {
    assertThat(LogReader.read("{\"level\":50,\"msg\":\"no\",\"trace_id\":\"a\"}"))
        .hasValueSatisfying(record -> assertThat(record.level()).isEqualTo("ERROR"));
  }

  @Test
  void leaves_out_what_is_no_trouble() {
    assertThat(LogReader.read("{\"level\":\"INFO\",\"message\":\"served\"}")).isEmpty();
    assertThat(LogReader.read("served in 3 ms")).isEmpty();
  }

  @Test
  void survives_any_bytes() {
    var chance = new Random(7);
    for (int i = 0; i < 3000; i++) {
      var line = new StringBuilder("{\"level\":\"ERROR\",\"stack_trace\":\"");
      for (int n = chance.nextInt(60); n > 0; n--) {
        line.append((char) chance.nextInt(0x300));
      }
      LogReader.read(line.append("\"}").toString());
    }
  }
}
