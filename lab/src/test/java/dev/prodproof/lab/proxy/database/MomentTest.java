package dev.prodproof.lab.proxy.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.lab.proxy.database.Moment.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MomentTest {
  @Test
  void tells_the_kind_of_a_statement_by_its_first_word() {
    Map.of(
            "select 1", Kind.READ,
            " ( SELECT 1)", Kind.READ,
            "/* a * b */ -- c\n insert into t values (1)", Kind.WRITE,
            "with x as (select 1) select * from x", Kind.READ,
            "WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x", Kind.WRITE,
            "BEGIN", Kind.BEGIN,
            "begin; update t set a = 1; COMMIT;", Kind.COMMIT,
            "COMMIT", Kind.COMMIT,
            "", Kind.OTHER,
            "/* never closed", Kind.OTHER)
        .forEach((sql, kind) -> assertThat(Moment.of(sql, false).kind()).as(sql).isEqualTo(kind));
  }

  @Test
  void takes_a_write_for_a_commit_outside_of_a_transaction_alone() {
    assertThat(Moment.of("delete from t", false).commits()).isTrue();
    assertThat(Moment.of("delete from t", true).commits()).isFalse();
    assertThat(Moment.of("commit", true).commits()).isTrue();
    assertThat(Moment.of("select 1", false).commits()).isFalse();
  }

  @Test
  void does_not_stumble_over_long_beginnings() {
    String comments = "/* * */ ".repeat(10_000) + "(".repeat(10_000);
    assertThat(Moment.of(comments, false).kind()).isEqualTo(Kind.OTHER);
  }
}
