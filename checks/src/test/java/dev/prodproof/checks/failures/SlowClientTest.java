package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Crowd;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlowClientTest {
  private final SlowClient check = new SlowClient();

  @Test
  void passes_a_service_that_serves_others_as_before() {
    Judged.by(check, crowd(20, 21), crowd(20, 39), crowd(20, 20))
        .passes()
        .counting("runs", 3)
        .counting("requests beside slow clients", 897)
        .counting("slow clients", 50);
  }

  @Test
  void passes_a_doubling_that_nobody_feels() {
    Judged.by(check, crowd(2, 90), crowd(2, 90), crowd(2, 102)).passes();
  }

  @Test
  void passes_one_bad_run_of_three() {
    Judged.by(check, crowd(20, 500), crowd(20, 20), crowd(20, 20)).passes();
  }

  @Test
  void fails_a_service_that_makes_others_wait() {
    Judged.by(check, crowd(20, 500), crowd(20, 20), crowd(20, 500))
        .fails(
            Severity.MAJOR,
            "50 clients that send their headers slowly raise the others' p99 from 20 to 500 ms",
            "slow headers hold up others")
        .citing(1L);
  }

  @Test
  void fails_a_wait_that_is_felt_and_more_than_doubled_only() {
    Judged.by(check, crowd(200, 401), crowd(200, 401)).fails(Severity.MAJOR, "p99");
    Judged.by(check, crowd(200, 400), crowd(200, 400)).passes();
  }

  @Test
  void fails_a_service_that_lets_others_fail() {
    Judged.by(check, failing(299, 4), failing(299, 4))
        .fails(Severity.MAJOR, "make 4 requests of others fail");
    Judged.by(check, failing(297, 3), failing(297, 3)).passes();
  }

  @Test
  void fails_a_service_at_a_standstill_though_few_requests_got_through() {
    Judged.by(check, failing(5, 3), failing(0, 4)).fails(Severity.MAJOR, "requests of others fail");
  }

  @Test
  void fails_a_service_so_slow_that_few_reads_were_made() {
    Judged.by(check, hurried(25, 130), hurried(25, 130)).fails(Severity.MAJOR, "from 20 to 130 ms");
    Judged.by(check, hurried(2, 130), hurried(2, 130)).cannotTell();
    Judged.by(check, hurried(25, 119), hurried(25, 119)).cannotTell();
  }

  @Test
  void fails_each_way_of_being_slow() {
    Judged.by(
            check,
            crowd(20, 500),
            crowd(20, 500),
            new Crowd(
                "slow bodies",
                "GET /slots",
                50,
                50,
                samples(299, 20),
                samples(299, 500),
                0,
                List.of(1L)),
            new Crowd(
                "slow bodies",
                "GET /slots",
                50,
                50,
                samples(299, 20),
                samples(299, 500),
                0,
                List.of(1L)))
        .findsCauses("slow headers hold up others", "slow bodies hold up others");
  }

  @Test
  void cannot_tell_from_one_slow_run() {
    Judged.by(check, crowd(20, 500)).cannotTell().saying("one run was slower");
    Judged.by(check, crowd(20, 500), crowd(20, 20)).cannotTell();
  }

  @Test
  void cannot_tell_when_slow_clients_were_not_held() {
    Judged.by(
            check,
            new Crowd(
                "slow headers",
                "GET /slots",
                50,
                24,
                samples(299, 20),
                samples(299, 500),
                0,
                List.of(1L)),
            new Crowd(
                "slow headers",
                "GET /slots",
                50,
                24,
                samples(299, 20),
                samples(299, 500),
                0,
                List.of(1L)))
        .cannotTell()
        .counting("runs", 0);
  }

  @Test
  void cannot_tell_from_few_samples() {
    Judged.by(
            check,
            new Crowd(
                "slow headers",
                "GET /slots",
                50,
                50,
                samples(298, 20),
                samples(299, 20),
                0,
                List.of(1L)),
            new Crowd(
                "slow headers",
                "GET /slots",
                50,
                50,
                samples(299, 20),
                samples(296, 20),
                2,
                List.of(1L)))
        .cannotTell();
  }

  private static Crowd crowd(int quietMillis, int crowdedMillis) {
    return new Crowd(
        "slow headers",
        "GET /slots",
        50,
        50,
        samples(299, quietMillis),
        samples(299, crowdedMillis),
        0,
        List.of(1L));
  }

  private static Crowd hurried(int count, int millis) {
    return new Crowd(
        "slow headers",
        "GET /slots",
        50,
        50,
        samples(299, 20),
        samples(count, millis),
        0,
        List.of(1L));
  }

  private static Crowd failing(int succeeded, int failed) {
    return new Crowd(
        "slow headers",
        "GET /slots",
        50,
        50,
        samples(299, 20),
        samples(succeeded, 20),
        failed,
        List.of(1L));
  }

  private static List<Long> samples(int count, int millis) {
    return Collections.nCopies(count, millis * 1000L);
  }
}
