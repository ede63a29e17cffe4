package dev.prodproof.checks.security;

import dev.prodproof.checks.Judged;
import dev.prodproof.core.Severity;
import dev.prodproof.facts.Site;
import dev.prodproof.facts.SqlProbe;
import dev.prodproof.facts.SqlProbe.Mark;
import dev.prodproof.facts.SqlProbe.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SqlParameterisedTest {
  private static final String TOKEN = "zqpabcdaaa";
  private static final String QUOTED = TOKEN + "'z";
  private static final Site SITE = new Site(Site.In.QUERY, "q");

  private final SqlParameterised check = new SqlParameterised();

  @Test
  void passes_values_that_are_bound() {
    Judged.by(check, bound(TOKEN), bound(QUOTED))
        .passes()
        .counting("places for text", 1)
        .counting("as parameters", 1);
  }

  @Test
  void passes_values_that_a_driver_quotes_rightly() {
    Judged.by(check, text(TOKEN, "select '%zqpabcdaaa%'"), text(QUOTED, "select '%zqpabcdaaa''z%'"))
        .passes()
        .counting("quoted rightly", 1);
    Judged.by(check, text("postgres", QUOTED, "select E'a\\\\\\'' , E'%ZQPABCDAAA\\'z%'")).passes();
    Judged.by(check, text("mysql", QUOTED, "select \"%zqpabcdaaa\\'z%\"")).passes();
    Judged.by(check, text("postgres", QUOTED, "select $x$zqpabcdaaa'z$x$")).passes();
  }

  @Test
  void passes_a_constant_in_the_text_beside_what_is_bound() {
    Judged.by(
            check,
            probe(
                "postgres",
                QUOTED,
                new Statement("select 'it''s' where a = $1", 1, List.of("%" + QUOTED), "")))
        .passes();
  }

  @Test
  void fails_a_value_that_closes_its_literal() {
    Judged.by(check, text(TOKEN, "select '%zqpabcdaaa%'"), raw())
        .fails(Severity.CRITICAL, "ends the literal", "raw in the statement: query:q")
        .citing(7L);
    Judged.by(check, text("postgres", QUOTED, "select '%zqpabcdaaa\\'z%'"))
        .fails(Severity.CRITICAL, "ends the literal");
  }

  @Test
  void fails_a_value_that_splits_its_literal_in_two() {
    String balanced = TOKEN + "'||'z";
    Judged.by(check, text(balanced, "select '%zqpabcdaaa'||'z%'"))
        .fails(Severity.CRITICAL, "ends the literal");
    Judged.by(check, text(balanced, "select '%zqpabcdaaa''||''z%'")).passes();
  }

  @Test
  void fails_a_value_that_stands_outside_of_any_literal() {
    Judged.by(check, text(TOKEN, "select * from slots order by zqpabcdaaa"))
        .fails(Severity.CRITICAL, "outside of any literal");
    Judged.by(check, text(TOKEN, "select \"zqpabcdaaa\" from slots order by zqpabcdaaa"))
        .fails(Severity.CRITICAL, "outside");
  }

  @Test
  void cannot_tell_from_quoted_names_and_comments() {
    Judged.by(check, text(TOKEN, "select 1 from slots order by \"zqpabcdaaa\"")).cannotTell();
    Judged.by(check, text("mysql", TOKEN, "select `zqpabcdaaa` from slots")).cannotTell();
    Judged.by(check, text(TOKEN, "select 1 /*path='%2Fslots%2Fzqpabcdaaa'*/")).cannotTell();
    Judged.by(check, text(TOKEN, "select 1 -- it's zqpabcdaaa\n")).cannotTell();
    Judged.by(check, text(TOKEN, "select 'a' /* ' zqpabcdaaa */"), bound(TOKEN))
        .cannotTell()
        .saying("none that could get out of its place");
  }

  @Test
  void cannot_tell_where_no_quote_got_so_far() {
    Judged.by(check, text(TOKEN, "select '%zqpabcdaaa%'"), bound(TOKEN)).cannotTell();
    Judged.by(check, text(QUOTED, "select '%zqpabcdaaaz%'")).cannotTell();
    Judged.by(check, text(QUOTED, "select '%zqpabcdaaa' limit 1")).cannotTell();
  }

  @Test
  void cannot_tell_when_nothing_was_seen_at_the_database() {
    Judged.by(check, probe("postgres", TOKEN)).cannotTell();
    Judged.by(check).cannotTell();
  }

  private static SqlProbe raw() {
    return probe(
        "postgres", QUOTED, new Statement("select '%zqpabcdaaa'z%'", 0, List.of(), "42601"));
  }

  private static SqlProbe bound(String value) {
    return probe("postgres", value, new Statement("select $1", 1, List.of(value), ""));
  }

  private static SqlProbe text(String value, String sql) {
    return text("postgres", value, sql);
  }

  private static SqlProbe text(String kind, String value, String sql) {
    return probe(kind, value, new Statement(sql, 0, List.of(), ""));
  }

  private static SqlProbe probe(String kind, String value, Statement... statements) {
    return new SqlProbe(
        "database",
        kind,
        "GET /slots",
        7,
        200,
        List.of(new Mark(SITE, TOKEN, value)),
        List.of(statements));
  }
}
