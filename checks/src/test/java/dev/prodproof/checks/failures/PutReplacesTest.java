package dev.prodproof.checks.failures;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Comparison.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PutReplacesTest {
  private final PutReplaces check = new PutReplaces();

  @Test
  void passes_a_state_that_stays_as_it_was() {
    Judged.by(check, compared()).passes().counting("comparisons", 1);
  }

  @Test
  void passes_counters_and_times_that_move_by_themselves() {
    Judged.by(
            check,
            compared(
                Comparison.PARTIAL_PUT,
                List.of("/views", "/stats"),
                true,
                new Change("/views", "17", "18"),
                new Change("/stats/reads/*", "4", "5")))
        .passes();
  }

  @Test
  void fails_a_state_that_differs() {
    Judged.by(
            check,
            compared(new Change("/seats", "3", "2"), new Change("/name", "a", "b")),
            compared(new Change("/other", "3", "2")))
        .fails(
            Severity.MINOR,
            "PUT /bookings/{id}",
            "a PUT keeps /name, /seats (from 3 to 2)",
            "a PUT keeps what can be read")
        .citing(1L, 2L, 3L);
  }

  @Test
  void tells_a_kept_value_once() {
    Judged.by(check, compared(new Change("/due", "2027-11-21", "2027-11-21")))
        .fails(Severity.MINOR, "a PUT keeps /due (2027-11-21)");
  }

  @Test
  void fails_what_moves_only_beside_a_field_of_a_like_name() {
    Judged.by(
            check,
            compared(
                Comparison.PARTIAL_PUT, List.of("/view"), true, new Change("/views", "17", "18")))
        .fails(Severity.MINOR, "/views");
  }

  @Test
  void fails_an_answer_that_differs_as_a_whole() {
    Judged.by(check, compared(new Change("", "200", "500")))
        .fails(Severity.MINOR, "a PUT keeps the answer (from 200 to 500)");
  }

  @Test
  void cannot_tell_when_state_could_not_be_read() {
    Judged.by(
            check,
            compared(Comparison.PARTIAL_PUT, List.of(), false, new Change("/seats", "3", "2")))
        .cannotTell()
        .counting("unclear", 1);
  }

  @Test
  void cannot_tell_from_another_scenario() {
    Judged.by(
            check,
            compared(Comparison.REFUSED_CHANGE, List.of(), true, new Change("/seats", "3", "2")))
        .cannotTell()
        .counting("unclear", 0);
  }

  @Test
  void does_not_concern_a_service_without_a_put() {
    Judged.by(check, Api.of(Api.operation("GET /slots", "200"), Api.operation("PATCH /slots/{id}", "200")))
        .doesNotApply("none of the 2 operations that are described is a PUT");
  }

  @Test
  void cannot_tell_of_a_put_that_never_answered_well_and_of_pages_that_show_little() {
    Judged.by(check, Api.of(Api.operation("PUT /slots/{id}", "200"))).cannotTell();
    Judged.by(check, Api.forms("POST /slots")).cannotTell();
  }

  private static Comparison compared(Change... changes) {
    return compared(Comparison.PARTIAL_PUT, List.of(), true, changes);
  }

  private static Comparison compared(
      String scenario, List<String> moving, boolean conclusive, Change... changes) {
    return new Comparison(
        scenario, "PUT /bookings/{id}", List.of(changes), moving, conclusive, List.of(1L, 2L, 3L));
  }
}
