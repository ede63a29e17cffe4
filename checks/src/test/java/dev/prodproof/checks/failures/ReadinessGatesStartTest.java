package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Opening;
import dev.prodproof.facts.Replacement;
import dev.prodproof.facts.Replacement.Casualty;
import dev.prodproof.facts.Replacement.How;
import dev.prodproof.facts.Replacement.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadinessGatesStartTest {
  private final ReadinessGatesStart check = new ReadinessGatesStart();

  @Test
  void passes_a_service_that_says_when_it_can_serve_and_loses_nothing() {
    Judged.by(check, start(2_000, 2_010, 0), start(9_000, 8_000, 0), replaced())
        .passes()
        .counting("starts watched", 2)
        .counting("replacements", 1)
        .saying("2 starts", "40 requests survived");
  }

  @Test
  void fails_a_service_that_says_ready_too_early() {
    Judged.by(check, start(500, 2_000, 3), start(2_000, 2_000, 0), replaced())
        .fails(
            Severity.MAJOR,
            "readiness",
            "says ready 500 ms after its start",
            "fails until 2000 ms (1 of 2 starts)")
        .citing(5L, 6L);
  }

  @Test
  void fails_once_where_customers_met_an_instance_that_said_ready_too_early() {
    Judged.by(check, start(500, 2_000, 3), replaced(How.FAILED, How.FAILED, How.ACCEPTED_AND_RESET))
        .findsCauses("ready before it can serve")
        .fails(Severity.MAJOR, "readiness", "; 2 of 40 requests failed with a 5xx while one instance took over");
    Judged.by(check, start(500, 2_000, 3), replaced(How.CUT_OFF))
        .findsCauses(
            "ready before it can serve",
            "requests under way were cut off while one instance took over from another");
  }

  @Test
  void fails_a_service_that_could_serve_long_before() {
    Judged.by(check, start(32_000, 2_000, 0), replaced()).fails(Severity.MINOR, "only after 32000 ms");
  }

  @Test
  void fails_a_replacement_that_customers_notice() {
    Judged.by(check, start(2_000, 2_000, 0), replaced(How.CUT_OFF, How.CUT_OFF))
        .fails(Severity.MAJOR, "POST /notes", "2 of 40 requests under way were cut off", "the old one")
        .citing(7L);
    Judged.by(check, start(2_000, 2_000, 0), replaced(How.NOT_KNOWN))
        .fails(Severity.MAJOR, "refused for what another instance knows");
    Judged.by(check, start(2_000, 2_000, 0), replaced(How.FAILED)).fails(Severity.MAJOR, "with a 5xx");
    Judged.by(check, start(2_000, 2_000, 0), replaced(How.UNANSWERED)).fails(Severity.MAJOR, "no answer");
    Judged.by(check, start(2_000, 2_000, 0), replaced(How.NOBODY_THERE))
        .fails(Severity.MAJOR, "found no instance");
  }

  @Test
  void advises_where_a_closing_door_reset_somebody() {
    Judged.by(check, start(2_000, 2_000, 0), replaced(How.ACCEPTED_AND_RESET))
        .fails(Severity.INFO, "accepted after SIGTERM and then reset");
  }

  @Test
  void cannot_tell_where_no_second_instance_can_run() {
    Judged.by(check, start(2_000, 2_000, 0), impossible("its port is fixed"))
        .cannotTell()
        .saying("its port is fixed");
    Judged.by(check, start(2_000, 2_000, 0)).cannotTell().saying("no time");
  }

  @Test
  void cannot_tell_where_no_start_was_seen_or_nothing_ever_worked() {
    Judged.by(check, replaced()).cannotTell().saying("service.ready");
    Judged.by(check, start(500, -1, 40), replaced()).cannotTell();
  }

  @Test
  void cannot_tell_from_another_versions_replacement() {
    var back = new Replacement(Kind.BACK, "", 40, 0, List.of(), 3_000, List.of());
    Judged.by(check, start(2_000, 2_000, 0), back).cannotTell();
  }

  private static Opening start(long ready, long served, int early) {
    return new Opening("a kill", ready, served, early, 4 + early, List.of(5L, 6L));
  }

  private static Replacement impossible(String why) {
    return new Replacement(Kind.SAME, why, 0, 0, List.of(), 0, List.of());
  }

  private static Replacement replaced(How... how) {
    List<Casualty> lost =
        Stream.of(how).map(one -> new Casualty("POST /notes", "the old one", one, 7)).toList();
    return new Replacement(Kind.SAME, "", 40, 3, lost, 9_000, List.of(7L));
  }
}
