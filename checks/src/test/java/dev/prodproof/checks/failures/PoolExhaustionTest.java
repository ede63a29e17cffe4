package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.DatabaseTrial;
import dev.prodproof.facts.PoolTrial;
import dev.prodproof.facts.PoolTrial.Afterwards;
import dev.prodproof.facts.PoolTrial.Waited;
import dev.prodproof.facts.UpstreamTrial;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PoolExhaustionTest {
  private static final Afterwards FREE = new Afterwards(300, 0, 10, 10);

  private final PoolExhaustion check = new PoolExhaustion();

  @Test
  void passes_a_pool_that_fails_fast_and_is_free_again() {
    Judged.by(check, stuck(10, 30, 3, FREE))
        .passes()
        .counting("exhausted pools", 1)
        .counting("connections", 10)
        .counting("requests at once", 30);
  }

  @Test
  void fails_a_pool_that_everybody_waits_for() {
    Judged.by(check, stuck(10, 30, 10.5, FREE))
        .fails(Severity.MAJOR, "the last of 30 requests", "later than the declared 10.0 s")
        .citing(5L, 6L);
  }

  @Test
  void fails_a_pool_whose_connections_do_not_come_back() {
    Judged.by(check, stuck(10, 30, 3, new Afterwards(300, 0, 10, 4)))
        .fails(Severity.MAJOR, "4 of 10", "don't come back");
    Judged.by(check, stuck(10, 30, 3, new Afterwards(61_000, 2, 10, 10)))
        .fails(Severity.MAJOR, "2 transactions stay open");
  }

  @Test
  void cannot_tell_where_there_is_no_pool_to_exhaust() {
    Judged.by(check, stuck(30, 30, 3, FREE)).cannotTell();
    Judged.by(check, stuck(0, 30, 3, FREE)).cannotTell();
    Judged.by(check).cannotTell();
  }

  @Test
  void cannot_tell_a_pool_from_a_statement_that_waits_as_long() {
    Judged.by(check, alone("no answer to a statement", 11), stuck(10, 30, 11, FREE))
        .cannotTell()
        .saying("a single request waits too long already");
    Judged.by(check, stuck(10, 30, 11, FREE), alone("no answer to a statement", 11)).cannotTell();
    Judged.by(check, alone("no answer to a statement", 3), stuck(10, 30, 11, FREE))
        .fails(Severity.MAJOR, "the last of 30 requests");
    Judged.by(check, alone("slow answers", 11), stuck(10, 30, 11, FREE))
        .fails(Severity.MAJOR, "the last of 30 requests");
  }

  @Test
  void cannot_tell_where_there_was_no_time_to_look_afterwards() {
    Judged.by(check, stuck(10, 30, 3, new Afterwards(300, 0, 0, 0))).cannotTell();
    Judged.by(check, stuck(10, 30, 3, new Afterwards(5_000, 1, 10, 10))).cannotTell();
  }

  private static DatabaseTrial alone(String fault, long seconds) {
    return new DatabaseTrial(
        "database",
        fault,
        DatabaseTrial.Kind.SLOW,
        "GET /slots",
        1,
        true,
        new UpstreamTrial.Outcome(3, 503, seconds * 1_000_000, false, false),
        new UpstreamTrial.Promise(10_000, false));
  }

  private static PoolTrial stuck(int connections, int requests, double seconds, Afterwards after) {
    return new PoolTrial(
        "database",
        "no answer to a statement",
        "GET /slots",
        connections,
        10_000,
        Collections.nCopies(requests, new Waited(503, (long) (seconds * 1_000_000))),
        after,
        List.of(5L, 6L));
  }
}
