package dev.prodproof.checks.performance;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.SqlPerRows;
import dev.prodproof.facts.SqlPerRows.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NoQueryPerRowTest {
  private static final Shape LIST = new Shape("select * from slots limit ?", 1);

  private final NoQueryPerRow check = new NoQueryPerRow();

  @Test
  void passes_lists_that_take_as_many_statements_for_many_rows() {
    Judged.by(check, read(1, 1, LIST, venues(1)), read(2, 20, LIST, venues(1)))
        .passes()
        .counting("lists compared", 1)
        .counting("rows at most", 20);
  }

  @Test
  void passes_batches_and_what_came_between_by_chance() {
    Judged.by(check, read(1, 1, venues(1)), read(2, 20, venues(4))).passes();
    Judged.by(check, read(1, 1, LIST), read(2, 20, LIST, venues(20)), read(3, 20, LIST)).passes();
  }

  @Test
  void fails_a_statement_for_each_row() {
    Judged.by(
            check,
            read(1, 1, LIST, venues(1)),
            read(2, 20, LIST, venues(20)),
            read(3, 20, LIST, venues(20)))
        .fails(
            Severity.MAJOR,
            "20 rows take a statement 20 times, 1 rows 1 times: select name from venues",
            "a statement for each row")
        .citing(1L, 2L);
    Judged.by(check, read(1, 0, LIST), read(2, 10, LIST, venues(8)))
        .fails(Severity.MAJOR, "0 rows 0 times");
  }

  @Test
  void cannot_tell_with_lists_of_one_length_or_without_statements() {
    Judged.by(check, read(1, 2, LIST, venues(2)), read(2, 4, LIST, venues(4))).cannotTell();
    Judged.by(check, read(1, 1), read(2, 20)).cannotTell();
    Judged.by(check).cannotTell();
  }

  private static Shape venues(int times) {
    return new Shape("select name from venues where id = ?", times);
  }

  private static SqlPerRows read(long exchange, int items, Shape... shapes) {
    return new SqlPerRows("database", "GET /slots", exchange, items, List.of(shapes));
  }
}
