package dev.prodproof.checks.performance;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.TransferTrial;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CompressionAndCachingTest {
  private final CompressionAndCaching check = new CompressionAndCaching();

  @Test
  void passes_a_service_that_sends_no_more_than_it_must() {
    Judged.by(check, large("gzip", true), shown(304, false))
        .passes()
        .saying("1 large answers came compressed, and 1 were not sent again")
        .counting("large answers", 1)
        .counting("validators shown", 1);
  }

  @Test
  void passes_small_and_packed_answers_as_they_are() {
    var image =
        new TransferTrial(
            "GET /logo", "image/png", 90_000, "", 90_000, false, "", 0, false, List.of(1L));
    Judged.by(check, image, shown(304, false)).passes().counting("large answers", 0);
  }

  @Test
  void fails_large_answers_that_come_as_they_are() {
    Judged.by(check, large("", false))
        .fails(
            Severity.MINOR,
            "9,000 bytes come as they are to whoever asks for gzip: GET /slots",
            "large answers aren't compressed")
        .citing(1L, 2L);
  }

  @Test
  void fails_a_compressed_answer_that_caches_would_give_to_all() {
    Judged.by(check, large("gzip", false)).fails(Severity.MINOR, "Vary: Accept-Encoding");
  }

  @Test
  void fails_a_validator_that_nobody_honours() {
    Judged.by(check, shown(200, false)).fails(Severity.MINOR, "the answer's own ETag");
  }

  @Test
  void cannot_tell_from_small_answers_and_validators_that_change() {
    Judged.by(check, shown(200, true)).cannotTell();
    Judged.by(check).cannotTell();
  }

  private static TransferTrial large(String coding, boolean vary) {
    return new TransferTrial(
        "GET /slots", "application/json", 9_000, coding, 900, vary, "", 0, false, List.of(1L, 2L));
  }

  private static TransferTrial shown(int again, boolean changed) {
    return new TransferTrial(
        "GET /slots/{id}",
        "application/json",
        200,
        "",
        200,
        false,
        "ETag",
        again,
        changed,
        List.of(3L, 4L));
  }
}
