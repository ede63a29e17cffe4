package dev.prodproof.checks.performance;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Grown;
import dev.prodproof.facts.ReadAtSize;
import dev.prodproof.facts.ReadAtSize.Pace;
import dev.prodproof.facts.ReadAtSize.Paging;
import dev.prodproof.facts.ReadAtSize.Shown;
import dev.prodproof.facts.ReadAtSize.Size;
import org.junit.jupiter.api.Test;

final class BoundedAnswersTest {
  private static final Paging NONE = new Paging(false, 0, 0);
  private static final Paging PAGED = new Paging(true, 20, 100);
  private static final long ITEM = 240;

  private final BoundedAnswers check = new BoundedAnswers();

  @Test
  void passes_a_list_that_stops_at_a_page() {
    Judged.by(check, read(200, 20, PAGED), read(1_000, 20, PAGED), read(2_000, 20, PAGED), made())
        .passes()
        .counting("lists that stop at a page", 1)
        .counting("things made at most", 2_000);
  }

  @Test
  void passes_a_list_that_grew_up_to_a_page_that_nobody_declared() {
    Judged.by(check, read(200, 203, NONE), read(1_000, 500, NONE), read(2_000, 500, NONE)).passes();
  }

  @Test
  void passes_a_page_of_what_is_listed_elsewhere_too_where_it_counts_all() {
    Judged.by(
            check,
            other(200, 10, 203),
            other(1_000, 10, 1_003),
            other(2_000, 10, 2_003))
        .passes();
  }

  @Test
  void fails_a_list_that_grows_with_the_data() {
    Judged.by(check, read(200, 203, NONE), read(1_000, 1_003, NONE), read(2_000, 2_003, NONE))
        .fails(
            Severity.MAJOR,
            "GET /slots",
            "1,000 more things make the answer longer by 1,000: it shows 2003 at once in 480 KB",
            "the answer grows with the data")
        .citing(1_000L, 2_000L);
  }

  @Test
  void fails_a_filtered_list_that_grows_with_the_data() {
    Judged.by(check, read(100, 60, NONE), read(1_000, 520, NONE), read(10_000, 5_100, NONE))
        .fails(Severity.MAJOR, "the answer grows with the data");
  }

  @Test
  void fails_a_page_as_large_as_the_client_likes() {
    Judged.by(
            check,
            read(200, 20, PAGED),
            read(1_000, 20, PAGED),
            read(2_000, 20, PAGED),
            asked(1_000_000, 2_003, new Paging(true, 20, 0)))
        .fails(
            Severity.MINOR,
            "whoever asks for a page of 1,000,000 gets 2,003 things",
            "a page may be as large as the client likes");
  }

  @Test
  void fails_a_list_that_takes_a_page_size_and_ignores_it_however_few_could_be_made() {
    Judged.by(check, read(200, 355, PAGED), read(713, 868, PAGED), read(new Size("POST /slots", 713, true), PAGED, 100, 868, 868))
        .fails(
            Severity.MAJOR,
            "whoever asks for a page of 100, which is declared, gets 868 things",
            "the page size is ignored");
  }

  @Test
  void passes_a_page_a_little_longer_than_was_asked_for() {
    Judged.by(check, read(200, 130, PAGED), read(713, 130, PAGED), read(new Size("POST /slots", 713, true), PAGED, 100, 130, -1)).passes();
  }

  @Test
  void passes_a_large_page_that_is_declared_or_cut() {
    Judged.by(
            check,
            read(1_000, 20, PAGED),
            read(2_000, 20, PAGED),
            asked(5_000, 2_003, new Paging(true, 20, 5_000)))
        .passes();
    Judged.by(
            check,
            read(1_000, 20, PAGED),
            read(2_000, 20, PAGED),
            asked(1_000_000, 250, new Paging(true, 20, 0)))
        .passes();
  }

  @Test
  void cannot_tell_with_fewer_things_than_a_page() {
    Judged.by(
            check,
            read(100, 103, NONE),
            read(400, 403, NONE),
            new Grown("POST /slots", 2_000, 400, "no more in this time"))
        .cannotTell()
        .saying("still shows all 403", "POST /slots made 400: no more in this time");
    Judged.by(check, read(1_000, 1_000, new Paging(true, 0, 5_000)), read(2_000, 2_000, new Paging(true, 0, 5_000)))
        .cannotTell();
  }

  @Test
  void cannot_tell_of_a_list_that_may_be_about_something_else() {
    Judged.by(check, read(1_000, 3, NONE), read(2_000, 3, NONE))
        .cannotTell()
        .saying("nobody knows whether it is about them");
    Judged.by(check, other(1_000, 10, -1), other(2_000, 10, -1))
        .cannotTell()
        .counting("lists that can't be told of", 0);
  }

  @Test
  void cannot_tell_of_totals_that_grow_by_one_now_and_then() {
    Judged.by(check, totals(86, 2), totals(170, 3), totals(226, 4))
        .cannotTell()
        .counting("lists that stop at a page", 0);
  }

  @Test
  void cannot_tell_without_lists_or_growth() {
    Judged.by(check).cannotTell();
    Judged.by(check, read(1_000, -1, NONE), read(2_000, -1, NONE)).cannotTell().saying("no list");
    Judged.by(check, new Grown("POST /slots", 2_000, 0, "it was refused then (409)"))
        .cannotTell()
        .saying("nothing could be made to grow; POST /slots made 0: it was refused then (409)");
  }

  private static Grown made() {
    return new Grown("POST /slots", 2_000, 2_000, "");
  }

  private static ReadAtSize read(long made, int items, Paging paging) {
    return read(new Size("POST /slots", made, true), paging, 0, items, -1);
  }

  private static ReadAtSize asked(long page, int items, Paging paging) {
    return read(new Size("POST /slots", 2_000, true), paging, page, items, -1);
  }

  private static ReadAtSize other(long made, int items, long total) {
    return read(new Size("POST /slots", made, false), NONE, 0, items, total);
  }

  private static ReadAtSize totals(long made, int items) {
    return other(made, items, -1);
  }

  private static ReadAtSize read(Size size, Paging paging, long asked, int items, long total) {
    return new ReadAtSize(
        "GET /slots",
        size,
        paging,
        asked,
        new Shown(200, items, Math.max(items, 1) * ITEM, total, -1),
        Pace.NONE,
        size.made());
  }
}
