package dev.prodproof.experiments.fuzzing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A header field whose value has a form, and names one request among many.
class KeyOnPurposeTest {
  private static final Site KEY = new Site(Site.In.HEADER, "Idempotency-Key");
  private final Token token = Token.at(Instant.ofEpochSecond(1_795_000_000));

  private final ApiOperation operation =
      Api.read(
              """
              {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/orders":{"post":{
              "parameters":[{"name":"Idempotency-Key","in":"header","required":true,"schema":{"type":"string","maxLength":64,"pattern":"^[!-~]+$"}}],
              "responses":{"201":{"description":"fine"}}}}}}
              """)
          .operations()
          .getFirst();

  private final Case plain = new Plain(token, LocalDate.of(2026, 11, 22), new Random(1), Known.NOTHING).cases(operation).getFirst();

  private static String key(Case one) {
    return one.draft().at(KEY).asString("");
  }

  @Test
  void an_ordinary_request_gets_a_key_of_its_own_each_time() {
    assertThat(key(FreshKey.in(plain, token))).isNotEqualTo(key(plain));
  }

  @Test
  void a_wrong_key_goes_out_as_it_is() {
    List<Case> wrong = InvalidCases.of(plain.draft()).stream().filter(one -> one.purpose() instanceof Purpose.Invalid(_, String keyword, _, _, _) && keyword.equals("maxLength")).toList();
    assertThat(wrong).isNotEmpty().allSatisfy(one -> {
      assertThat(key(one)).hasSizeGreaterThan(64);
      assertThat(FreshKey.in(one, token)).isEqualTo(one);
    });
  }

  @Test
  void the_shortest_key_that_is_right_is_a_fresh_one_for_it_was_used_before() {
    Case shortest = Case.of(plain.draft(), new Purpose.Valid("shortest header:Idempotency-Key", false));
    assertThat(key(FreshKey.in(shortest, token))).isNotEqualTo(key(shortest));
  }

  @Test
  void blanks_around_a_field_are_no_part_of_its_value() {
    assertThat(InvalidCases.of(plain.draft())).map(KeyOnPurposeTest::key).allSatisfy(key -> assertThat(key).isEqualTo(key.strip()));
  }
}
