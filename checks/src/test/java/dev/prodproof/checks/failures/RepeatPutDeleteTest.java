package dev.prodproof.checks.failures;

import dev.prodproof.checks.Api;
import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Comparison.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RepeatPutDeleteTest {
  private final RepeatPutDelete check = new RepeatPutDelete();

  @Test
  void passes_a_state_that_stays_as_it_was() {
    Judged.by(check, compared()).passes().counting("comparisons", 1);
  }

  @Test
  void passes_counters_and_times_that_move_by_themselves() {
    Judged.by(
            check,
            compared(
                Comparison.REPEATED_PUT,
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
            "a repeated PUT changes /name, /seats (from 3 to 2)",
            "a repeated PUT changes what can be read")
        .citing(1L, 2L, 3L);
  }

  @Test
  void fails_what_moves_only_beside_a_field_of_a_like_name() {
    Judged.by(
            check,
            compared(
                Comparison.REPEATED_PUT, List.of("/view"), true, new Change("/views", "17", "18")))
        .fails(Severity.MINOR, "/views");
  }

  @Test
  void fails_an_answer_that_differs_as_a_whole() {
    Judged.by(check, compared(new Change("", "200", "500")))
        .fails(Severity.MINOR, "a repeated PUT changes the answer (from 200 to 500)");
  }

  @Test
  void cannot_tell_when_state_could_not_be_read() {
    Judged.by(
            check,
            compared(Comparison.REPEATED_PUT, List.of(), false, new Change("/seats", "3", "2")))
        .cannotTell()
        .counting("unclear", 1);
  }

  @Test
  void does_not_concern_a_service_that_has_neither() {
    Judged.by(check, Api.of(Api.operation("POST /slots", "201"))).doesNotApply("is a PUT or DELETE");
    Judged.by(check, Api.of(Api.operation("DELETE /slots/{id}", "204"))).cannotTell();
  }

  @Test
  void cannot_tell_from_another_scenario() {
    Judged.by(
            check,
            compared(Comparison.SAFE_METHOD, List.of(), true, new Change("/seats", "3", "2")))
        .cannotTell()
        .counting("unclear", 0);
  }

  @Test
  void fails_a_second_delete_that_breaks() {
    Judged.by(
            check,
            compared(Comparison.REPEATED_DELETE, List.of(), true, new Change("", "204", "500")))
        .fails(Severity.MINOR, "a repeated DELETE changes the answer (from 204 to 500)");
  }

  private static Comparison compared(Change... changes) {
    return compared(Comparison.REPEATED_PUT, List.of(), true, changes);
  }

  private static Comparison compared(
      String scenario, List<String> moving, boolean conclusive, Change... changes) {
    return new Comparison(
        scenario, "PUT /bookings/{id}", List.of(changes), moving, conclusive, List.of(1L, 2L, 3L));
  }
}
