package dev.prodproof.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.report.Progress.Counted;
import dev.prodproof.report.Progress.Ended;
import dev.prodproof.report.Progress.Found;
import dev.prodproof.report.Progress.Said;
import dev.prodproof.report.Progress.Started;
import dev.prodproof.report.words.Columns;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, UTF_8);

  @Test
  void prints_plain_lines_where_nobody_watches() {
    try (var progress = Progress.plain(out)) {
      aRun(progress);
    }
    assertThat(printed())
        .isEqualTo(
            """
              0.1 s  fuzzing: started
              0.9 s  fuzzing: POST /bookings
              4.2 s  critical  POST /bookings: answered with 500
               12 s  fuzzing: 402 requests
            """);
  }

  @Test
  void redraws_two_lines_on_a_terminal_and_takes_them_away() {
    try (var progress = Progress.live(out, new Look(80, false))) {
      aRun(progress);
    }
    assertThat(printed())
        .contains("4.2 s · 120 requests · 1 finding, first after 4.2 s · fuzzing\n")
        .endsWith("\r\u001b[2K\u001b[1A\r\u001b[2K");
  }

  @Test
  void a_storm_of_counts_is_drawn_ten_times_a_second() {
    var progress = Progress.live(out, new Look(80, false));
    for (int i = 0; i < 10_000; i++) {
      progress.on(Duration.ofNanos(i * 100_000L), new Counted(i));
    }
    assertThat(printed().lines().filter(line -> line.contains("requests")).count()).isLessThan(15);
  }

  @Test
  void foreign_words_neither_steer_nor_wrap() {
    var progress = Progress.live(out, new Look(60, false));
    progress.on(Duration.ZERO, new Found("critical", "GET /", Samples.HOSTILE));
    progress.on(Duration.ZERO, new Said("fuzzing", Samples.HOSTILE.repeat(9)));
    String without = printed().replace("\r\u001b[2K", "").replace("\u001b[1A", "");
    assertThat(without).doesNotContain("\u001b", "\r", "\u202E", "\u0007");
    assertThat(without.lines()).allSatisfy(line -> assertThat(Columns.of(line)).isLessThan(60));
  }

  private static void aRun(Progress progress) {
    progress.on(Duration.ofMillis(100), new Started("fuzzing"));
    progress.on(Duration.ofMillis(900), new Said("fuzzing", "POST /bookings"));
    progress.on(Duration.ofMillis(950), new Counted(120));
    progress.on(
        Duration.ofMillis(4200), new Found("critical", "POST /bookings", "answered with 500"));
    progress.on(Duration.ofSeconds(12), new Ended("fuzzing", "402 requests"));
  }

  private String printed() {
    out.flush();
    return bytes.toString(UTF_8);
  }
}
