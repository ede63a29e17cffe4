package dev.prodproof.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InternalDetailsTest {
  private static final List<LeakCapture> LEAKING = LeakCapture.leaking();
  private static final List<LeakCapture> BENIGN = LeakCapture.benign();

  @Test
  void finds_what_real_stacks_let_out() {
    assertThat(LEAKING)
        .allSatisfy(
            leak -> assertThat(leak.kinds()).as(leak.name()).containsAll(leak.expectedKinds()));
  }

  @Test
  void passes_what_only_looks_similar() {
    assertThat(BENIGN).hasSizeGreaterThanOrEqualTo(LEAKING.size());
    assertThat(BENIGN)
        .allSatisfy(benign -> assertThat(benign.details()).as(benign.name()).isEmpty());
  }

  @Test
  void knows_many_stacks_from_captures() {
    assertThat(LEAKING.stream().filter(LeakCapture::captured).map(LeakCapture::stack).distinct())
        .hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void names_the_exception_and_the_applications_own_frame() {
    assertThat(LEAKING.stream().filter(leak -> !leak.expected("exception").isEmpty()))
        .hasSizeGreaterThan(50)
        .allSatisfy(
            leak -> {
              Traceback traceback = Traceback.in(leak.body()).orElseThrow();
              assertThat(traceback.exception())
                  .as(leak.name())
                  .startsWith(leak.expected("exception"));
              assertThat(traceback.frame()).as(leak.name()).contains(leak.expected("frame"));
            });
  }

  @Test
  void passes_a_trace_that_the_client_sent_itself() {
    String trace = "java.lang.IllegalStateException: x\\n\\tat com.example.A.b(A.java:1)";
    String body = "{\"comment\":\"" + trace + "\"}";

    assertThat(InternalDetails.in(body, "POST /comments\n" + body)).isEmpty();
    assertThat(InternalDetails.in(body, "POST /comments\n{}")).isNotEmpty();
  }

  @Test
  void looks_into_a_log_record_too() {
    String log =
        """
        2026-05-01 ERROR [http-1] shop: order 17 failed
        com.example.shop.OutOfStock: no seat left
        \tat org.springframework.web.Invoker.invoke(Invoker.java:1)
        \tat com.example.shop.Seats.<init>(Seats.java:44)
        """;
    assertThat(Traceback.in(log))
        .contains(new Traceback("com.example.shop.OutOfStock", "com.example.shop.Seats.<init>"));
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void comes_to_an_end_on_hostile_bodies() {
    int megabyte = 1 << 20;
    Stream.of(
            "</",
            "<",
            "&",
            "\\u",
            "\"",
            "{\"a\":\"",
            "at ",
            "at a.b(",
            "a.",
            "a.b.",
            "File \"",
            "\", line 1, in x\n",
            "#0 ",
            " on line ",
            " in a.php",
            "goroutine 1 [\n",
            "** (",
            "java.lang.Exception: ",
            "Exception: ",
            "a$",
            "relation \"",
            " does not exist",
            "Cast to x failed for value \"",
            "SQL statement: select ",
            "panicked at '",
            "x.rs:1:1",
            "at a (x.js:1:1\n",
            "at x.js:",
            "  at a.b (\n",
            ":in `",
            "Table 'a.b",
            "Failed to convert")
        .map(piece -> piece.repeat(megabyte / piece.length()))
        .forEach(
            body -> {
              String everything = ".java: .js: \", line  Stack trace: :in ` ** ( goroutine " + body;
              assertThatCode(() -> InternalDetails.in(everything, body)).doesNotThrowAnyException();
              assertThatCode(() -> Traceback.in(everything)).doesNotThrowAnyException();
            });
  }

  @Test
  void survives_any_bytes() {
    Random random = new Random(20_260_501);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder body = new StringBuilder(LEAKING.get(random.nextInt(LEAKING.size())).body());
      body.setLength(Math.min(body.length(), 4_000));
      for (int cut = 0; cut < 4 && !body.isEmpty(); cut++) {
        int at = random.nextInt(body.length());
        switch (random.nextInt(3)) {
          case 0 -> body.setLength(at);
          case 1 -> body.insert(at, (char) random.nextInt(0x10000));
          default -> body.deleteCharAt(at);
        }
      }
      String text = body.toString();
      assertThatCode(() -> InternalDetails.in(text, "")).as(text).doesNotThrowAnyException();
    }
  }
}
