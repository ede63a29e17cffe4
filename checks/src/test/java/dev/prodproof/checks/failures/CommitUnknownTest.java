package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.CommitTrial;
import dev.prodproof.facts.CommitTrial.Cut;
import dev.prodproof.facts.CommitTrial.Retry;
import dev.prodproof.facts.UpstreamTrial;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CommitUnknownTest {
  private final CommitUnknown check = new CommitUnknown();

  @Test
  void passes_a_service_that_admits_what_it_does_not_know() {
    Judged.by(
            check,
            cut(Cut.COMMIT, 503, 0, Retry.NONE),
            cut(Cut.ACKNOWLEDGEMENT, 503, 1, new Retry(true, 8, 201, 0)))
        .passes()
        .counting("commits withheld", 1)
        .counting("acknowledgements withheld", 1)
        .counting("second tries", 1);
  }

  @Test
  void passes_a_service_that_tries_again_where_nothing_was_stored() {
    Judged.by(check, cut(Cut.COMMIT, 201, 1, Retry.NONE)).passes();
    Judged.by(check, cut(Cut.ACKNOWLEDGEMENT, 201, 1, Retry.NONE)).passes();
    Judged.by(check, cut(Cut.COMMIT, 202, 0, Retry.NONE)).passes();
  }

  @Test
  void fails_a_success_with_nothing_stored() {
    Judged.by(check, cut(Cut.COMMIT, 201, 0, Retry.NONE))
        .fails(Severity.MAJOR, "told 201, and nothing is stored", "lost")
        .citing(7L);
  }

  @Test
  void fails_a_service_that_stores_twice_by_itself() {
    Judged.by(check, cut(Cut.ACKNOWLEDGEMENT, 201, 2, Retry.NONE))
        .fails(Severity.MAJOR, "2 rows are stored instead of 1");
  }

  @Test
  void fails_a_key_that_does_not_keep_the_effect_from_doubling() {
    Judged.by(check, cut(Cut.ACKNOWLEDGEMENT, 503, 1, new Retry(true, 8, 201, 1)))
        .fails(Severity.MAJOR, "under the same key")
        .citing(8L, 7L);
  }

  @Test
  void advises_a_key_where_there_is_none() {
    Judged.by(check, cut(Cut.ACKNOWLEDGEMENT, 503, 1, new Retry(false, 8, 201, 1)))
        .fails(Severity.INFO, "an idempotency key would tell them apart");
  }

  /// Another row is one more line of its log of changes, as a rule.
  @Test
  void advises_no_key_for_a_method_that_may_be_sent_again() {
    Retry again = new Retry(false, 8, 204, 1);
    for (String operation : List.of("PUT /jobs/{id}", "DELETE /jobs/{id}")) {
      Judged.by(
              check,
              new CommitTrial("database", "cut", Cut.ACKNOWLEDGEMENT, operation, 1, 1, outcome(503), again))
          .passes();
    }
  }

  @Test
  void cannot_tell_where_no_commit_was_cut_off() {
    Judged.by(check).cannotTell();
    Judged.by(
            check,
            new CommitTrial(
                "database", "cut", Cut.COMMIT, "GET /slots", 0, 0, outcome(503), Retry.NONE))
        .cannotTell();
  }

  private static CommitTrial cut(Cut cut, int status, int stored, Retry retry) {
    return new CommitTrial(
        "database", cut.name(), cut, "POST /bookings", 1, stored, outcome(status), retry);
  }

  private static UpstreamTrial.Outcome outcome(int status) {
    return new UpstreamTrial.Outcome(7, status, 100_000, false, true);
  }
}
