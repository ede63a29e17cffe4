package dev.prodproof.checks.failures;

import static dev.prodproof.facts.Write.Deed.CHANGE;
import static dev.prodproof.facts.Write.Deed.DELETE;
import static dev.prodproof.facts.Write.Found.MISSING;
import static dev.prodproof.facts.Write.Found.NOT_LOOKED;
import static dev.prodproof.facts.Write.Found.ONCE;
import static dev.prodproof.facts.Write.Found.STALE;
import static dev.prodproof.facts.Write.Found.TWICE;
import static dev.prodproof.facts.Write.Found.UNCLEAR;
import static dev.prodproof.facts.Write.Outcome.ACKNOWLEDGED;
import static dev.prodproof.facts.Write.Outcome.NEVER_SENT;
import static dev.prodproof.facts.Write.Outcome.REFUSED;
import static dev.prodproof.facts.Write.Outcome.UNKNOWN;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Counted;
import dev.prodproof.facts.Restarted;
import dev.prodproof.facts.Write;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NoLostWritesTest {
  private final NoLostWrites check = new NoLostWrites();

  @Test
  void passes_a_service_that_keeps_what_it_acknowledged() {
    Judged.by(check, kill(1), write(1, ACKNOWLEDGED, ONCE, ONCE), write(2, ACKNOWLEDGED, ONCE, NOT_LOOKED))
        .passes()
        .counting("kills", 1)
        .counting("acknowledged writes", 2)
        .saying("none of 2 acknowledged writes", "1 kills", "too few to say");
  }

  @Test
  void passes_with_a_bound_that_twenty_kills_allow() {
    Fact[] facts =
        Stream.concat(
                IntStream.rangeClosed(1, 20).mapToObj(NoLostWritesTest::kill),
                Stream.of(write(1, ACKNOWLEDGED, ONCE, ONCE)))
            .toArray(Fact[]::new);
    Judged.by(check, facts).passes().saying("20 kills", "15 %");
  }

  @Test
  void passes_a_number_that_counts_what_was_acknowledged_and_perhaps_what_was_not() {
    Judged.by(check, kill(1), write(1, ACKNOWLEDGED, ONCE, ONCE), counted(5, 5, 5), counted(6, 5, 7))
        .passes()
        .counting("counters compared", 2);
  }

  @Test
  void fails_a_number_that_counts_too_little_or_too_much() {
    Judged.by(check, kill(1), write(1, ACKNOWLEDGED, ONCE, ONCE), counted(4, 5, 7))
        .fails(Severity.CRITICAL, "GET /notes", "/total grew by 4 instead of 5 to 7")
        .citing(77L);
    Judged.by(check, kill(1), write(1, ACKNOWLEDGED, ONCE, ONCE), counted(8, 5, 7))
        .fails(Severity.CRITICAL, "grew by 8 instead of 5 to 7 over a crash");
    Judged.by(
            check,
            kill(1),
            write(1, ACKNOWLEDGED, ONCE, ONCE),
            counted(8, 5, Long.MAX_VALUE))
        .passes();
  }

  @Test
  void fails_once_where_what_a_number_lacks_is_known_by_name() {
    Judged.by(check, kill(1), write(1, ACKNOWLEDGED, MISSING, MISSING), counted(4, 5, 7))
        .findsCauses("acknowledged, but gone afterwards");
  }

  @Test
  void fails_once_for_what_is_gone_after_a_crash_and_after_an_outage() {
    Judged.by(
            check,
            kill(1),
            write(1, ACKNOWLEDGED, MISSING, MISSING),
            write(2, ACKNOWLEDGED, MISSING, MISSING),
            around(3))
        .findsCauses("acknowledged, but gone afterwards")
        .fails(Severity.CRITICAL, "3 of 3 writes acknowledged, but gone 2 after a crash, 1 after a dependency was gone: ");
  }

  @Test
  void fails_what_nobody_sent() {
    Judged.by(check, kill(1), write(1, ACKNOWLEDGED, ONCE, ONCE), write(2, NEVER_SENT, NOT_LOOKED, ONCE))
        .fails(Severity.MAJOR, "new in its list: 1 never sent, but there after a crash")
        .counting("phantom", 1);
  }

  private static Counted counted(long grown, long least, long most) {
    return new Counted(1, "GET /notes", "/total", grown, least, most, List.of(77L));
  }

  @Test
  void passes_writes_of_unknown_outcome_either_way() {
    Judged.by(
            check,
            kill(1),
            write(1, ACKNOWLEDGED, ONCE, ONCE),
            write(2, UNKNOWN, NOT_LOOKED, ONCE),
            write(3, UNKNOWN, NOT_LOOKED, MISSING),
            write(4, REFUSED, NOT_LOOKED, MISSING))
        .passes()
        .counting("writes of unknown outcome", 2);
  }

  @Test
  void fails_a_service_that_loses_what_it_acknowledged_and_names_each() {
    Judged.by(
            check,
            kill(1),
            write(1, ACKNOWLEDGED, ONCE, ONCE),
            write(2, ACKNOWLEDGED, MISSING, MISSING),
            write(3, ACKNOWLEDGED, MISSING, NOT_LOOKED))
        .fails(
            Severity.CRITICAL,
            "POST /notes",
            "2 of 3 writes acknowledged, but gone after a crash: name2, name3")
        .citing(2L)
        .counting("lost", 2);
  }

  @Test
  void fails_a_service_whose_list_lost_it() {
    Judged.by(check, kill(1), write(1, ACKNOWLEDGED, ONCE, MISSING))
        .fails(Severity.CRITICAL, "not in the list after a crash");
    Judged.by(check, kill(1), write(1, ACKNOWLEDGED, UNCLEAR, MISSING))
        .fails(Severity.CRITICAL, "gone after a crash");
  }

  @Test
  void fails_a_service_that_does_it_twice_whatever_it_answered() {
    Judged.by(check, kill(1), write(1, ACKNOWLEDGED, ONCE, TWICE))
        .fails(Severity.CRITICAL, "there twice after a crash: name1")
        .counting("doubled", 1);
    Judged.by(check, kill(1), write(1, UNKNOWN, NOT_LOOKED, TWICE))
        .fails(Severity.CRITICAL, "there twice");
  }

  @Test
  void fails_a_service_that_did_what_it_refused() {
    Judged.by(check, kill(1), write(1, ACKNOWLEDGED, ONCE, ONCE), write(2, REFUSED, NOT_LOOKED, ONCE))
        .fails(Severity.CRITICAL, "refused, but there after a crash");
  }

  @Test
  void fails_a_write_that_an_outage_swallowed() {
    var swallowed =
        new Write(
            Write.Occasion.OUTAGE, CHANGE, 0, "PUT /notes/{id}", "name1", ACKNOWLEDGED, STALE, STALE, List.of(1L));
    Judged.by(check, kill(1), swallowed)
        .fails(Severity.CRITICAL, "as before after a dependency was gone")
        .counting("acknowledged around an outage", 1);
  }

  @Test
  void passes_changes_and_deletions_that_stay() {
    Judged.by(
            check,
            kill(1),
            write(1, CHANGE, ACKNOWLEDGED, ONCE),
            write(2, DELETE, ACKNOWLEDGED, MISSING),
            write(3, CHANGE, UNKNOWN, STALE),
            write(4, DELETE, UNKNOWN, ONCE))
        .passes()
        .counting("acknowledged writes", 2);
  }

  @Test
  void fails_a_change_that_is_undone() {
    Judged.by(check, kill(1), write(1, CHANGE, ACKNOWLEDGED, STALE))
        .fails(Severity.CRITICAL, "PUT /notes/{id}", "changed, but as before after a crash: name1")
        .counting("stale", 1);
    Judged.by(check, kill(1), write(1, CHANGE, ACKNOWLEDGED, MISSING))
        .fails(Severity.CRITICAL, "gone after a crash");
  }

  @Test
  void fails_a_deletion_that_is_undone() {
    Judged.by(check, kill(1), write(1, DELETE, ACKNOWLEDGED, ONCE))
        .fails(Severity.CRITICAL, "DELETE /notes/{id}", "deleted, but back after a crash: name1")
        .counting("resurrected", 1);
  }

  @Test
  void fails_a_service_that_loses_a_write_when_it_is_stopped() {
    Judged.by(check, kill(1), stopped(1)).fails(Severity.CRITICAL, "gone after a stop");
  }

  @Test
  void fails_a_service_that_does_not_start_again() {
    Judged.by(check, new Restarted(Restarted.Signal.KILL, 1, 2, 5, 137, 4, false, -1, List.of(7L)))
        .fails(Severity.CRITICAL, "doesn't start again after a crash")
        .citing(7L);
  }

  @Test
  void cannot_tell_without_a_kill_amid_writes() {
    Judged.by(check).cannotTell();
    Judged.by(check, write(1, ACKNOWLEDGED, ONCE, ONCE)).cannotTell();
    Judged.by(check, kill(1, 0, 5), write(1, ACKNOWLEDGED, ONCE, ONCE))
        .cannotTell()
        .counting("kills while idle", 1);
    Judged.by(check, kill(1, 1, 100), write(1, ACKNOWLEDGED, ONCE, ONCE)).cannotTell();
    Judged.by(check, kill(1, 1, -1), write(1, ACKNOWLEDGED, ONCE, ONCE)).cannotTell();
  }

  @Test
  void cannot_tell_without_an_acknowledged_write() {
    Judged.by(check, kill(1), write(1, UNKNOWN, NOT_LOOKED, ONCE)).cannotTell();
  }

  @Test
  void cannot_tell_where_it_could_not_look() {
    Judged.by(
            check,
            kill(1),
            write(1, ACKNOWLEDGED, ONCE, ONCE),
            write(2, ACKNOWLEDGED, UNCLEAR, NOT_LOOKED))
        .cannotTell()
        .counting("unclear", 1);
    Judged.by(check, kill(1), write(1, ACKNOWLEDGED, NOT_LOOKED, NOT_LOOKED)).cannotTell();
  }

  private static Restarted kill(int round) {
    return kill(round, 1, 99);
  }

  private static Restarted kill(int round, int underWay, long since) {
    return new Restarted(
        Restarted.Signal.KILL, round, underWay, since, 137, 4, false, 2_000, List.of(90L));
  }

  private static Write write(int id, Write.Outcome outcome, Write.Found byId, Write.Found byList) {
    return new Write(
        Write.Occasion.KILL, Write.Deed.CREATE, 1, "POST /notes", "name" + id, outcome, byId, byList, List.of((long) id));
  }

  /// Of an update or deletion, found the same in both ways.
  private static Write write(int id, Write.Deed deed, Write.Outcome outcome, Write.Found found) {
    String operation = (deed == CHANGE ? "PUT" : "DELETE") + " /notes/{id}";
    return new Write(
        Write.Occasion.KILL, deed, 1, operation, "name" + id, outcome, found, found, List.of((long) id));
  }

  private static Write around(int id) {
    return new Write(
        Write.Occasion.OUTAGE, Write.Deed.CREATE, 0, "POST /notes", "name" + id, ACKNOWLEDGED, MISSING, MISSING, List.of((long) id));
  }

  private static Write stopped(int id) {
    return new Write(
        Write.Occasion.STOP, Write.Deed.CREATE, 0, "POST /notes", "name" + id, ACKNOWLEDGED, MISSING, NOT_LOOKED, List.of((long) id));
  }
}
