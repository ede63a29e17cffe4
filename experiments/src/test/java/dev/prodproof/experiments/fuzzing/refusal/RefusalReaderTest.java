package dev.prodproof.experiments.fuzzing.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.prodproof.facts.Site;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RefusalReaderTest {
  private static final List<Capture> CAPTURES = Capture.under("refusals");

  @Test
  void learns_nine_of_ten_things_that_real_frameworks_say() {
    long all = CAPTURES.stream().mapToLong(capture -> capture.labels().size()).sum();
    String missed =
        CAPTURES.stream()
            .filter(capture -> !capture.missed().isEmpty())
            .map(capture -> capture.name() + " " + capture.missed())
            .collect(Collectors.joining("\n"));
    long misses = CAPTURES.stream().mapToLong(capture -> capture.missed().size()).sum();

    assertThat(all).isGreaterThan(1_000);
    assertThat(misses).as(missed).isLessThanOrEqualTo(all / 10);
  }

  @Test
  void learns_nothing_that_no_framework_said() {
    assertThat(CAPTURES).hasSizeGreaterThan(1_000);
    assertThat(CAPTURES.stream().filter(capture -> !capture.wrong().isEmpty()))
        .extracting(capture -> capture.name() + " " + capture.wrong())
        .isEmpty();
  }

  @Test
  void learns_from_many_frameworks() {
    assertThat(CAPTURES.stream().filter(capture -> !capture.lessons().isEmpty()))
        .extracting(capture -> capture.name().replaceAll("/.*", ""))
        .satisfies(names -> assertThat(names.stream().distinct()).hasSizeGreaterThanOrEqualTo(30));
  }

  @Test
  void learns_of_which_letters_a_name_is_made() {
    String letters = "characters from [a-zA-Z0-9._-]";
    String said = "{\"error\":\"InvalidArgumentError\",\"message\":\"Expected a name containing 3-512 " + letters;
    assertThat(RefusalReader.read(400, "application/json", said + ". Got: Ada Lovelace\"}"))
        .contains(new Lesson(new Mention(Optional.empty(), "/name"), new Rule.Matches("^[a-zA-Z0-9._-]{8,40}$")));
    String edges = said + ", starting and ending with a character in [a-zA-Z0-9]. Got: Ada Lovelace\"}";
    assertThat(RefusalReader.read(400, "application/json", edges))
        .contains(new Lesson(new Mention(Optional.empty(), "/name"), new Rule.Matches("^[a-zA-Z0-9][a-zA-Z0-9._-]{6,38}[a-zA-Z0-9]$")));
  }

  @Test
  void learns_nothing_from_who_may_not_come_in() {
    String body = "{\"errors\":{\"name\":[\"This field is required.\"]}}";
    assertThat(RefusalReader.read(400, "application/json", body)).hasSize(1);
    assertThat(RefusalReader.read(401, "application/json", body)).isEmpty();
    assertThat(RefusalReader.read(404, "application/json", body)).isEmpty();
    assertThat(RefusalReader.read(500, "application/json", body)).isEmpty();
  }

  @Test
  void does_not_take_what_the_client_sent_for_a_lesson() {
    String body =
        """
        {"detail":[{"type":"int_parsing","loc":["body","age"],"msg":"Input should be a valid integer",
        "input":{"errors":{"name":["This field is required."]}}}]}
        """;
    assertThat(RefusalReader.read(422, "application/json", body))
        .containsExactly(
            new Lesson(new Mention(Optional.of(Site.In.BODY), "/age"), new Rule.OfType("integer")));
  }

  @Test
  void understands_another_spelling_of_the_same_name() {
    Mention goStructField = new Mention(Optional.empty(), "/Items/1/UnitPrice");
    assertThat(goStructField.mayMean(new Site(Site.In.BODY, "/items/0/unit_price"))).isTrue();
    assertThat(goStructField.mayMean(new Site(Site.In.BODY, "/items/0/price"))).isFalse();

    Mention bare = new Mention(Optional.of(Site.In.BODY), "city");
    assertThat(bare.mayMean(new Site(Site.In.BODY, "/address/city"))).isTrue();
    assertThat(bare.mayMean(new Site(Site.In.QUERY, "city"))).isFalse();
  }

  @Test
  void survives_any_bytes() {
    Random random = new Random(20_260_501);
    List<String> seeds =
        CAPTURES.stream().filter(capture -> capture.status() < 500).map(Capture::body).toList();
    for (int round = 0; round < 4_000; round++) {
      String mutilated = mutilated(seeds.get(random.nextInt(seeds.size())), random);
      assertThatCode(() -> RefusalReader.read(400, "application/json", mutilated))
          .as(mutilated)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void survives_floods() {
    for (String body :
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(50_000),
            "{\"errors\":[" + "{\"loc\":[\"a\"],\"msg\":\"Field required\"},".repeat(2_000) + "0]}",
            "must be one of ".repeat(10_000),
            "\"" + "a.b ".repeat(40_000) + "\"",
            "(through reference chain: " + "[\"a\"]".repeat(20_000),
            "Key: 'A' Error:".repeat(10_000))) {
      assertThat(RefusalReader.read(400, "text/plain", body).size()).isLessThanOrEqualTo(300);
    }
  }

  private static String mutilated(String body, Random random) {
    StringBuilder text = new StringBuilder(body);
    int cuts = 1 + random.nextInt(6);
    for (int cut = 0; cut < cuts && !text.isEmpty(); cut++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.setLength(at);
        case 1 -> text.insert(at, (char) random.nextInt(0x10000));
        case 2 -> text.deleteCharAt(at);
        default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 40)));
      }
    }
    return text.toString();
  }
}
