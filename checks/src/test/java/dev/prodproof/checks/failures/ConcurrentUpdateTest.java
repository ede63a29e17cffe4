package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Contended;
import dev.prodproof.facts.Contended.Offer;
import dev.prodproof.facts.Contended.Sum;
import dev.prodproof.facts.Contended.Variety;
import dev.prodproof.facts.Offered;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConcurrentUpdateTest {
  private static final String PUT = "PUT /slots/{id}";

  private final ConcurrentUpdate check = new ConcurrentUpdate();

  @Test
  void passes_a_service_that_refuses_who_comes_late() {
    Judged.by(
            check,
            told(Variety.STALE, Offer.IF_MATCH, 2, 1),
            told(Variety.SAME_STATE, Offer.IF_MATCH, 6, 1),
            sum(Variety.OTHER_FIELDS, 8, 8),
            sum(Variety.COUNTED, -10, -10),
            sum(Variety.SCARCE, 3, 3))
        .passes()
        .counting("writes", 38);
  }

  @Test
  void passes_one_that_refuses_more_than_it_must() {
    Judged.by(check, sum(Variety.SCARCE, 3, 2)).passes();
    Judged.by(check, told(Variety.STALE, Offer.WEAK_ETAG, 2, 2)).passes();
  }

  @Test
  void passes_one_where_the_last_replacement_wins() {
    Judged.by(check, told(Variety.UNNAMED, Offer.NONE, 2, 2)).passes().saying("a lawful choice");
  }

  @Test
  void fails_a_service_that_takes_a_change_of_an_older_state() {
    Judged.by(check, told(Variety.STALE, Offer.IF_MATCH, 2, 2))
        .fails(Severity.MAJOR, PUT, "If-Match with the ETag of an older state is accepted")
        .citing(1L, 2L);
    Judged.by(check, told(Variety.STALE, Offer.VERSION, 2, 2))
        .fails(Severity.MAJOR, "the version of an older state");
    Judged.by(check, told(Variety.STALE, Offer.ETAG, 2, 2))
        .fails(Severity.MINOR, "an ETag is sent, and `If-Match` with an older one is ignored");
  }

  @Test
  void fails_a_service_that_lets_several_win() {
    Judged.by(check, told(Variety.SAME_STATE, Offer.VERSION, 6, 3))
        .fails(Severity.MAJOR, "3 of 6 writers who name the same state");
  }

  @Test
  void fails_a_service_whose_sums_are_wrong() {
    Judged.by(check, sum(Variety.COUNTED, -10, -4))
        .fails(Severity.MAJOR, "GET /slots/{id}/free should have changed by -10 and did by -4");
    Judged.by(check, sum(Variety.OTHER_FIELDS, 8, 7))
        .fails(Severity.MAJOR, "of 8 fields", "7 hold the change");
    Judged.by(check, sum(Variety.SCARCE, 3, 5))
        .fails(Severity.MAJOR, "takes 3 one after the other; of 10 at the same time 5 succeeded");
  }

  @Test
  void fails_a_service_that_breaks_under_several_writers() {
    var broken =
        new Contended(PUT, Variety.SAME_STATE, Offer.IF_MATCH, 6, 1, 5, Sum.NOTHING, List.of(1L));
    Judged.by(check, broken).fails(Severity.MINOR, "5 of 6 writers at the same time get a failure");
  }

  @Test
  void cannot_tell_where_nothing_is_shared() {
    Judged.by(check, new Offered(List.of(PUT), List.of(), List.of(), false, List.of()))
        .cannotTell();
    Judged.by(check, told(Variety.SAME_STATE, Offer.IF_MATCH, 6, 0)).cannotTell();
    Judged.by(check).cannotTell();
  }

  private static Contended told(Variety variety, Offer offer, int writers, int accepted) {
    return new Contended(
        PUT, variety, offer, writers, accepted, 0, Sum.NOTHING, List.of(1L, 2L));
  }

  private static Contended sum(Variety variety, long expected, long found) {
    var sum =
        new Sum(
            "GET /slots/{id}/free", BigDecimal.valueOf(expected), BigDecimal.valueOf(found));
    return new Contended(PUT, variety, Offer.NONE, 10, 10, 0, sum, List.of(1L, 2L));
  }
}
