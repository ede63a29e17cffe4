package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Replacement;
import dev.prodproof.facts.Replacement.Casualty;
import dev.prodproof.facts.Replacement.How;
import dev.prodproof.facts.Replacement.Kind;
import dev.prodproof.facts.Write;
import dev.prodproof.facts.Write.Found;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UpgradeAndRollBackTest {
  private final UpgradeAndRollBack check = new UpgradeAndRollBack();

  @Test
  void passes_versions_that_live_side_by_side() {
    Judged.by(check, taken(Kind.BACK), taken(Kind.FORWARD), write(Found.ONCE, Found.ONCE))
        .passes()
        .counting("roll-backs", 1)
        .counting("upgrades", 1)
        .counting("milliseconds to roll back", 4_200)
        .saying("rolling back took 4.2 s", "1 acknowledged writes");
  }

  @Test
  void fails_a_schema_that_the_previous_version_cannot_read() {
    Judged.by(check, taken(Kind.BACK, How.FAILED, How.FAILED), taken(Kind.FORWARD))
        .fails(Severity.MAJOR, "2 of 80 requests failed with a 5xx", "the previous version")
        .citing(7L);
  }

  @Test
  void fails_a_previous_version_that_does_not_start_on_the_schema() {
    Judged.by(check, impossible("ended with exit code 1: missing column title"))
        .fails(Severity.MAJOR, "doesn't start on this version's schema");
  }

  @Test
  void fails_a_write_that_is_gone_with_its_version() {
    Judged.by(check, taken(Kind.BACK), taken(Kind.FORWARD), write(Found.MISSING, Found.MISSING))
        .fails(Severity.CRITICAL, "1 of 1 acknowledged writes are gone", "zqpabc")
        .citing(9L);
  }

  @Test
  void cannot_tell_without_a_previous_version() {
    Judged.by(check).cannotTell().saying("no time");
    Judged.by(check, impossible("the recipe names no previous version (`service.previous`)"))
        .cannotTell()
        .saying("service.previous");
    Judged.by(check, impossible("can't start it: there is no command `jav`")).cannotTell().saying("jav");
    Judged.by(check, taken(Kind.SAME, How.FAILED)).cannotTell();
    Judged.by(check, taken(Kind.BACK)).cannotTell();
  }

  private static Write write(Found byId, Found byList) {
    return new Write(
        Write.Occasion.UPGRADE,
        Write.Deed.CREATE,
        0,
        "POST /notes",
        "zqpabc",
        Write.Outcome.ACKNOWLEDGED,
        byId,
        byList,
        List.of(9L));
  }

  private static Replacement impossible(String why) {
    return new Replacement(Kind.BACK, why, 0, 0, List.of(), 0, List.of());
  }

  private static Replacement taken(Kind kind, How... how) {
    List<Casualty> lost =
        Stream.of(how)
            .map(one -> new Casualty("GET /notes", "the previous version", one, 7))
            .toList();
    return new Replacement(kind, "", 40, 3, lost, 4_200, List.of(7L));
  }
}
