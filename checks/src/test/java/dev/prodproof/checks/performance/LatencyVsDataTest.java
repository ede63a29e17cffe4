package dev.prodproof.checks.performance;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Grown;
import dev.prodproof.facts.ReadAtSize;
import dev.prodproof.facts.ReadAtSize.Pace;
import dev.prodproof.facts.ReadAtSize.Paging;
import dev.prodproof.facts.ReadAtSize.Shown;
import dev.prodproof.facts.ReadAtSize.Size;
import dev.prodproof.facts.load.Distribution;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LatencyVsDataTest {
  private static final double MILLI = 1e6;
  private static final int ENOUGH = 400;

  private final LatencyVsData check = new LatencyVsData();

  @Test
  void passes_readings_that_stay_as_quick() {
    Judged.by(check, read(200, pace(2, ENOUGH)), read(2_000, pace(2.5, ENOUGH)))
        .passes()
        .counting("readings as quick as before", 1)
        .counting("things at most", 2_000);
  }

  @Test
  void passes_readings_that_grow_by_much_less_than_the_data() {
    Judged.by(check, read(100, pace(10, ENOUGH)), read(10_000, pace(60, ENOUGH))).passes();
  }

  @Test
  void passes_what_grows_by_less_than_anybody_feels() {
    Judged.by(check, read(200, pace(0.3, ENOUGH)), read(2_000, pace(3, ENOUGH))).passes();
  }

  @Test
  void fails_readings_that_grow_along_with_the_data() {
    Judged.by(check, read(200, pace(4, ENOUGH)), read(2_000, pace(30, ENOUGH)))
        .fails(
            Severity.MINOR,
            "GET /slots/{id}",
            "the 99th percentile is",
            "with 200 things behind it and",
            "with 2,000",
            "reading gets slower along with the data")
        .citing(200L, 2_000L);
  }

  @Test
  void fails_slow_readings_by_a_percentile_that_few_answers_tell() {
    Judged.by(check, read(200, pace(40, 80)), read(2_000, pace(300, 80)))
        .fails(Severity.MINOR, "the 95th percentile is");
  }

  @Test
  void fails_what_has_become_so_slow_that_only_the_median_can_be_told() {
    Judged.by(check, read(200, pace(6, ENOUGH)), read(2_000, pace(160, 8)))
        .fails(Severity.MINOR, "the median is");
  }

  @Test
  void cannot_tell_from_the_tail_alone() {
    Judged.by(check, read(200, pace(4, ENOUGH)), read(2_000, spread(ENOUGH))).cannotTell();
  }

  @Test
  void cannot_tell_beside_other_work_or_with_few_answers() {
    var crowded = new Pace(pace(30, ENOUGH).latency(), 0.5);
    Judged.by(check, read(200, pace(4, ENOUGH)), read(2_000, crowded))
        .cannotTell()
        .saying("beside other work on this machine");
    Judged.by(check, read(200, pace(4, 5)), read(2_000, pace(30, 5)))
        .cannotTell()
        .saying("5 answers tell nothing");
  }

  @Test
  void cannot_tell_where_one_reading_got_slower_for_a_reason_that_is_not_sure() {
    var crowded = new Pace(pace(30, ENOUGH).latency(), 0.5);
    var size = new Size("POST /slots", 200, false);
    var grown = new Size("POST /slots", 2_000, false);
    Judged.by(
            check,
            read("GET /a", size, 300, -1, pace(4, ENOUGH)),
            read("GET /a", grown, 300, -1, pace(4, ENOUGH)),
            read("GET /b", size, 300, -1, pace(4, ENOUGH)),
            read("GET /b", grown, 300, -1, crowded))
        .cannotTell()
        .saying("beside other work on this machine")
        .counting("readings as quick as before", 1);
  }

  @Test
  void cannot_tell_where_the_data_hardly_grew_or_the_answer_did() {
    Judged.by(check, read(200, pace(4, ENOUGH)), read(500, pace(30, ENOUGH)))
        .cannotTell()
        .saying("only 2.5 times");
    Judged.by(check, read(200, pace(4, ENOUGH)), longer(2_000, pace(30, ENOUGH)))
        .cannotTell()
        .saying("grew with the data")
        .counting("readings whose answers grew", 1);
  }

  @Test
  void cannot_tell_of_a_hundred_more_where_there_were_many_before() {
    Judged.by(
            check,
            list(200, 50_200),
            read(200, pace(4, ENOUGH)),
            list(2_000, 52_000),
            read(2_000, pace(30, ENOUGH)))
        .cannotTell()
        .saying("only 1.0 times");
  }

  @Test
  void cannot_tell_what_nobody_timed() {
    Judged.by(check, read(200, Pace.NONE), new Grown("POST /slots", 2_000, 2_000, ""))
        .cannotTell()
        .saying("--allow stresses");
  }

  private static ReadAtSize read(long made, Pace pace) {
    return read("GET /slots/{id}", new Size("POST /slots", made, false), 300, -1, pace);
  }

  private static ReadAtSize longer(long made, Pace pace) {
    return read("GET /slots/{id}", new Size("POST /slots", made, false), 3_000, -1, pace);
  }

  private static ReadAtSize list(long made, long total) {
    return read("GET /slots", new Size("POST /slots", made, true), 300, total, Pace.NONE);
  }

  private static ReadAtSize read(
      String operation, Size size, long bytes, long total, Pace pace) {
    return new ReadAtSize(
        operation,
        size,
        new Paging(false, 0, 0),
        0,
        new Shown(200, -1, bytes, total, -1),
        pace,
        size.made());
  }

  /// About so many milliseconds.
  private static Pace pace(double millis, int answers) {
    var chance = new Random(7);
    long[] nanos = new long[answers];
    for (int i = 0; i < answers; i++) {
      nanos[i] = (long) (millis * MILLI * (0.9 + chance.nextDouble() * 0.2));
    }
    return new Pace(Distribution.of(nanos), 0);
  }

  /// As quick as ever, but for one in twenty.
  private static Pace spread(int answers) {
    long[] nanos = new long[answers];
    for (int i = 0; i < answers; i++) {
      nanos[i] = (long) (i % 20 == 0 ? 60 * MILLI : 4 * MILLI);
    }
    return new Pace(Distribution.of(nanos), 0);
  }
}
