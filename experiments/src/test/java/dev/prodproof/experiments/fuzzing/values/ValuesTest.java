package dev.prodproof.experiments.fuzzing.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ValuesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private final Token token = Token.at(Instant.ofEpochSecond(1_795_000_000));
  private final Everyday everyday = new Everyday(token, TODAY);

  @Test
  void unique_texts_carry_a_mark_that_any_run_recognises() {
    String email = everyday.text("contactEmail", "", 100);
    assertThat(email).containsPattern(Token.ANY).contains(token.mark()).endsWith("@example.com");
    assertThat(everyday.text("email", "email", 100)).isNotEqualTo(email);
    assertThat(everyday.text("id", "uuid", 36)).startsWith(Token.UUID_MARK).hasSize(36);
  }

  @Test
  void fields_get_what_people_type_into_them() {
    assertThat(everyday.text("post_code", "", 10)).isEqualTo("SW1A 1AA");
    assertThat(everyday.text("deliveryPostcode", "", 10)).isEqualTo("SW1A 1AA");
    assertThat(everyday.text("countryCode", "", 2)).isEqualTo("GB");
    assertThat(everyday.text("startDate", "date", 10)).isEqualTo("2026-11-28");
    assertThat(everyday.text("endDate", "date", 10)).isEqualTo("2026-11-30");
    assertThat(everyday.number("totalPrice", false)).isEqualByComparingTo("12.50");
    assertThat(everyday.number("capacity", true)).isEqualByComparingTo("10");
  }

  @Test
  void of_whatever_there_is_one_is_taken() {
    for (String name : List.of("quantity", "guests", "seats", "people", "zq")) {
      assertThat(everyday.number(name, true)).as(name).isEqualByComparingTo("1");
    }
  }

  @Test
  void unusual_texts_keep_to_the_limit_and_to_their_kind() {
    for (int max : List.of(1, 2, 5, 8, 40, 255)) {
      assertThat(UnusualText.around("SW1A 1AA", max))
          .allSatisfy(text -> assertThat(text.text().codePointCount(0, text.text().length())).isLessThanOrEqualTo(max))
          .extracting(UnusualText::variety)
          .doesNotHaveDuplicates()
          .contains("emoji only");
    }
    assertThat(UnusualText.around("SW1A 1AA", 8)).first().extracting(UnusualText::text)
        .isEqualTo("SW1A 1A\uD83D\uDE80");
  }

  @Test
  void patterns_get_texts_that_fit_them_or_none() {
    for (String regex :
        List.of("^[A-Z]{2}[0-9]{4}$", "^\\d{3}-\\d{2}$", "[a-z]+", "^(red|green)$", "^(?=.*\\d)[a-z\\d]{4,8}$")) {
      List<String> texts = RegexText.matching(regex, 0, 40, new Random(7));
      assertThat(texts).as(regex).allMatch(text -> RegexText.matches(regex, text));
      assertThat(texts).isEqualTo(RegexText.matching(regex, 0, 40, new Random(7)));
    }
    assertThat(RegexText.matching("^[A-Z]{2}$", 0, 40, new Random(1))).isNotEmpty();
    assertThat(RegexText.matching("((((", 0, 9, new Random(1))).isEmpty();
  }

  @Test
  void a_pattern_that_is_slow_on_purpose_fits_nothing_instead_of_hanging() {
    assertThat(RegexText.matches("^(a+)+$", "a".repeat(40) + "!")).isFalse();
  }

  @Test
  void words_of_a_name_are_found_in_any_spelling() {
    assertThat(Names.words("postCode")).containsExactly("post", "code");
    assertThat(Names.words("POST_CODE")).containsExactly("post", "code");
    assertThat(Names.singular("categories")).isEqualTo("category");
    assertThat(Names.singular("addresses")).isEqualTo("address");
    assertThat(Names.singular("status")).isEqualTo("status");
    assertThat(Names.suggestsUnique("postcode")).isFalse();
    assertThat(Names.suggestsUnique("promoCode")).isTrue();
  }

  @Test
  void a_changed_copy_leaves_the_original_as_it_was() {
    var json = JsonMapper.shared().readTree("{\"a\":{\"b/c\":[1,2]}}");
    var changed = Pointers.with(json, "/a/b~1c/1", json.path("nothing"));
    assertThat(Pointers.without(json, "/a/b~1c/0")).hasToString("{\"a\":{\"b/c\":[2]}}");
    assertThat(json).hasToString("{\"a\":{\"b/c\":[1,2]}}");
    assertThat(changed).isNotSameAs(json);
    assertThat(Pointers.all(json)).containsExactly("", "/a", "/a/b~1c", "/a/b~1c/0", "/a/b~1c/1");
  }
}
