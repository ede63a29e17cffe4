package dev.prodproof.experiments.fuzzing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpeningTest {
  private static Draft plain(String properties) {
    var operation =
        Api.read(
                """
                {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/things":{"post":{
                "requestBody":{"required":true,"content":{"application/json":{"schema":
                  {"type":"object","required":["name","seats"],"properties":{%s}}}}},
                "responses":{"201":{"description":"made"}}}}}}
                """
                    .formatted(properties))
            .operations()
            .getFirst();
    var token = Token.at(Instant.ofEpochSecond(1_795_000_000));
    return new Plain(token, LocalDate.of(2026, 11, 21), new Random(1), Known.NOTHING)
        .cases(operation)
        .getFirst()
        .draft();
  }

  private static List<Case> all(Draft plain) {
    return Stream.of(
            InvalidCases.of(plain),
            UnusualCases.of(plain),
            BoundaryCases.of(plain),
            RudeCases.malformed(plain),
            RudeCases.wrongMedia(plain),
            RudeCases.wrongMethods(plain, Set.of("POST")))
        .flatMap(List::stream)
        .toList();
  }

  private static final String TWO =
      "\"name\":{\"type\":\"string\",\"maxLength\":80},\"seats\":{\"type\":\"integer\",\"maximum\":9}";

  @Test
  void begins_with_one_of_each_kind_that_breaks_most_services() {
    List<Case> opening = Opening.of(all(plain(TWO)));
    assertThat(opening.stream().map(Case::purpose).map(OpeningTest::what))
        .startsWith("malformed truncated")
        .contains(
            "body:/seats just above",
            "body:/seats the largest of 32 bits",
            "body:/name one too long",
            "longest body:/name",
            "body:/name emoji trailing",
            "body:/name missing",
            "body:/seats missing",
            "body:/seats null",
            "body:/name nul",
            "a media type",
            "a method");
  }

  @Test
  void takes_few_of_many_and_each_once() {
    var many = new StringBuilder(TWO);
    for (int i = 0; i < 30; i++) {
      many.append(",\"n%d\":{\"type\":\"string\",\"minLength\":2,\"maxLength\":40}".formatted(i));
    }
    List<Case> all = all(plain(many.toString()));
    List<Case> opening = Opening.of(all);
    assertThat(opening).hasSize(40).isSubsetOf(all).doesNotHaveDuplicates();
    assertThat(all).hasSizeGreaterThan(1_000);
  }

  private static String what(Purpose purpose) {
    return switch (purpose) {
      case Purpose.Invalid(var site, _, String variety, _, _) -> site + " " + variety;
      case Purpose.Unusual(var site, String variety, _) -> site + " " + variety;
      case Purpose.Valid(String variety, _) -> variety;
      case Purpose.Malformed(String variety, _) -> "malformed " + variety;
      case Purpose.WrongMedia _ -> "a media type";
      case Purpose.WrongMethod _ -> "a method";
      default -> "other";
    };
  }
}
