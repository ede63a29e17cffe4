package dev.prodproof.experiments.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Case;
import dev.prodproof.experiments.fuzzing.cases.Plain;
import dev.prodproof.experiments.fuzzing.pool.Calling;
import dev.prodproof.experiments.fuzzing.pool.Pool;
import dev.prodproof.experiments.fuzzing.values.Everyday;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RefusingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private final Token token = Token.at(Instant.ofEpochSecond(1_795_000_000));
  private final Lessons lessons = new Lessons(new Wish(new Everyday(token, TODAY), new Random(1)));
  private final Refusing refusing = new Refusing(lessons);

  private final ApiOperation operation =
      Api.read(
              """
              {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/things":{"post":{
              "requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","properties":{
                "nickname":{"type":"string"},"level":{"type":"integer"},"shade":{"type":"string"}}}}}},
              "responses":{"200":{"description":"fine"}}}}}}
              """)
          .operations()
          .getFirst();

  private Plain plain() {
    return new Plain(token, TODAY, new Random(1), new Learned(new Pool(Calling.BY_ID), lessons, token, "nobody", false));
  }

  private boolean taught(String refusal) {
    Case sent = plain().cases(operation).getFirst();
    var request = new Exchange.Request("POST", "/things", List.of(), Body.EMPTY, "", 0);
    var answer = new Exchange.Answer(400, List.of(new Header("Content-Type", "application/json")), Body.text(refusal), true);
    var timing = new Exchange.Timing(Instant.EPOCH, 0, 0, 0);
    return refusing.teach(
        sent, new Exchange(1, "fuzzing", operation.id(), new Purpose.Valid("everything", true), "nobody", request, answer, timing));
  }

  private JsonNode body(String variety) {
    return plain().like(operation, variety).orElseThrow().draft().body();
  }

  @Test
  void learns_what_is_needed_and_within_which_bounds() {
    assertThat(taught("{\"errors\":[{\"field\":\"level\",\"message\":\"must be greater than or equal to 7\"}]}")).isTrue();
    assertThat(taught("{\"errors\":[{\"field\":\"nickname\",\"message\":\"is required\"}]}")).isTrue();
    assertThat(body("everything").path("level").asInt()).isGreaterThanOrEqualTo(7);
    assertThat(body("only required").has("nickname")).isTrue();
  }

  @Test
  void learns_of_a_property_that_the_description_keeps_to_itself() {
    assertThat(taught("{\"errors\":[{\"field\":\"country\",\"message\":\"is required\"}]}")).isTrue();
    assertThat(body("only required").path("country").asString()).isNotEmpty();
  }

  @Test
  void learns_nothing_from_a_refusal_that_says_nothing() {
    assertThat(taught("{\"error\":\"bad request\"}")).isFalse();
    assertThat(taught("{\"errors\":[{\"field\":\"level\",\"message\":\"must be at least 3\"}]}")).isTrue();
    assertThat(taught("{\"errors\":[{\"field\":\"level\",\"message\":\"must be at least 3\"}]}")).as("known already").isFalse();
  }
}
