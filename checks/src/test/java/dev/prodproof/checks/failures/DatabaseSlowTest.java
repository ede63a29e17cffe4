package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import org.junit.jupiter.api.Test;

final class DatabaseSlowTest {
  private final DatabaseSlow check = new DatabaseSlow();

  @Test
  void passes_a_service_that_gives_up_in_time() {
    Judged.by(
            check,
            Stuck.slow("no answer to a statement").gets(503, 3),
            Stuck.slow("no greeting").gets(503, 9.9),
            Stuck.slow("answers 250 ms late").gets(200, 1.2))
        .passes()
        .counting("requests that met a slow database", 3)
        .counting("ways to be slow", 3)
        .counting("operations", 1);
  }

  @Test
  void fails_a_service_that_waits_along() {
    Judged.by(check, Stuck.slow("no answer to a statement").gets(0, 11))
        .fails(Severity.CRITICAL, "dependency database", "later than the declared 10.0 s")
        .citing(7L);
    Judged.by(check, Stuck.slow("no greeting").undeclared().gets(503, 36))
        .fails(Severity.CRITICAL, "longer than any client waits");
  }

  @Test
  void fails_in_small_what_takes_longer_than_users_wait() {
    Judged.by(check, Stuck.slow("no greeting").undeclared().gets(503, 30))
        .fails(Severity.MINOR, "longer than users wait");
  }

  @Test
  void cannot_tell_where_nothing_met_it() {
    Judged.by(check).cannotTell().saying("none was seen to use one");
    Judged.by(check, Stuck.slow("no greeting").unmet().gets(0, 11), Stuck.gone("refused").gets(0, 11))
        .cannotTell()
        .saying("no time to see one through");
  }
}
