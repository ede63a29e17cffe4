package dev.prodproof.checks.failures;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.FullDisk;
import dev.prodproof.facts.FullDisk.Standing;
import dev.prodproof.facts.Write;
import dev.prodproof.facts.Write.Found;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiskFullTest {
  private final DiskFull check = new DiskFull();

  @Test
  void passes_a_service_that_refuses_writes_and_goes_on_reading() {
    Judged.by(check, full(10, 0, 0, 0, 0, true, true), write(Found.ONCE))
        .passes()
        .counting("refused with a 5xx", 10)
        .saying("10 writes were refused", "all 1 acknowledged");
  }

  @Test
  void passes_a_write_that_still_fitted() {
    Judged.by(check, full(9, 0, 1, 0, 0, true, true), write(Found.ONCE)).passes();
  }

  @Test
  void fails_a_service_that_loses_what_it_had() {
    Judged.by(check, full(10, 0, 0, 0, 0, true, true), write(Found.MISSING))
        .fails(Severity.CRITICAL, "POST /notes", "1 of 1 acknowledged writes are gone", "zqpabc")
        .citing(9L);
  }

  @Test
  void fails_each_kind_of_trouble() {
    Judged.by(check, full(8, 0, 0, 2, 0, true, true)).fails(Severity.MAJOR, "get no answer").citing(7L);
    Judged.by(check, full(8, 2, 0, 0, 0, true, true)).fails(Severity.MAJOR, "the client is blamed");
    Judged.by(check, full(8, 0, 0, 0, 1, true, true)).fails(Severity.MAJOR, "reads fail");
    Judged.by(check, full(8, 0, 0, 0, 0, false, true)).fails(Severity.MAJOR, "the process ends");
    Judged.by(check, full(8, 0, 0, 0, 0, true, false)).fails(Severity.MAJOR, "don't come back");
  }

  @Test
  void cannot_tell_where_no_disk_could_be_filled_or_no_write_met_it() {
    Judged.by(check).cannotTell();
    Judged.by(check, FullDisk.not(Standing.IMPOSSIBLE, "unshare isn't allowed")).cannotTell().saying("unshare");
    Judged.by(check, FullDisk.not(Standing.UNDECLARED, "name `declare.data-dir`")).cannotTell();
    Judged.by(check, full(0, 0, 10, 0, 0, true, true), write(Found.ONCE)).cannotTell().saying("data-dir");
  }

  private static FullDisk full(
      int refused, int blamed, int acknowledged, int unanswered, int readsFailed, boolean alive, boolean back) {
    return new FullDisk(
        Standing.SHOWN,
        "",
        refused,
        blamed,
        acknowledged,
        unanswered,
        5,
        readsFailed,
        alive,
        back,
        List.of(7L));
  }

  private static Write write(Found found) {
    return new Write(
        Write.Occasion.DISK,
        Write.Deed.CREATE,
        0,
        "POST /notes",
        "zqpabc",
        Write.Outcome.ACKNOWLEDGED,
        found,
        found,
        List.of(9L));
  }
}
