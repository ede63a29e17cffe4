package dev.prodproof.experiments.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.cases.Plain;
import dev.prodproof.experiments.fuzzing.pool.Calling;
import dev.prodproof.experiments.fuzzing.pool.Pool;
import dev.prodproof.experiments.fuzzing.pool.Template;
import dev.prodproof.experiments.fuzzing.values.Everyday;
import dev.prodproof.experiments.fuzzing.values.Token;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LearnedTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private final Token token = Token.at(Instant.ofEpochSecond(1_795_000_000));
  private final Lessons lessons = new Lessons(new Wish(new Everyday(token, TODAY), new Random(1)));
  private final Pool pool = new Pool(Calling.BY_ID);

  private final ApiOperation operation =
      Api.read(
              """
              {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/permits":{"post":{
              "requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["zone","street","level"],"properties":{
                "zone":{"type":"string","pattern":"^[A-Z][0-9]{1,3}$"},"street":{"type":"string"},"level":{"type":"string","enum":["low","high"]}}}}}},
              "responses":{"201":{"description":"fine"}}}}}}
              """)
          .operations()
          .getFirst();

  private JsonNode body() {
    var plain = new Plain(token, TODAY, new Random(1), new Learned(pool, lessons, token, "ann", false));
    return plain.like(operation, "only required").orElseThrow().draft().body();
  }

  private void lists(String path, String answer) {
    pool.learn(Template.of(path), Map.of(), JsonMapper.shared().readTree(answer), false, "ann");
  }

  @Test
  void a_code_that_bears_the_name_of_a_kind_is_one_that_was_listed() {
    lists("/zones", "[{\"code\":\"B42\",\"name\":\"Harbour\"}]");
    assertThat(body().path("zone").asString()).isEqualTo("B42");
  }

  @Test
  void a_code_of_another_form_is_not() {
    lists("/zones", "[{\"code\":\"harbour\"}]");
    assertThat(body().path("zone").asString()).matches("[A-Z][0-9]{1,3}");
  }

  @Test
  void a_text_of_no_form_is_one_only_after_it_was_refused_for_what_it_names() {
    lists("/streets", "[{\"id\":\"s-17\"}]");
    assertThat(body().path("street").asString()).isNotEqualTo("s-17");
    lessons.conflict(operation.id());
    assertThat(body().path("street").asString()).isEqualTo("s-17");
  }

  @Test
  void a_value_of_a_list_stays_one_of_them() {
    lists("/levels", "[{\"id\":\"middle\"}]");
    lessons.conflict(operation.id());
    assertThat(body().path("level").asString()).isEqualTo("low");
  }

  private static ApiOperation form(String action) {
    return Api.read(
            """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/books/{id}/%s/":{"post":{
            "parameters":[{"name":"id","in":"path","required":true,"example":"1","schema":{"type":"string"}}],
            "requestBody":{"required":true,"content":{"application/x-www-form-urlencoded":{"schema":{"type":"object","properties":{}}}}},
            "responses":{},"x-prodproof-form":{"page":"/books/1/","index":1,"hidden":{},"tokens":[],"encoding":"application/x-www-form-urlencoded","identity":"ann"}}}}}
            """
                .formatted(action))
        .operations()
        .getFirst();
  }

  private String thing(ApiOperation form, boolean allOurs) {
    return Objects.requireNonNull(new Learned(pool, lessons, token, "ann", allOurs).path(form).get("id")).asString();
  }

  @Test
  void the_form_of_a_thing_that_a_page_showed_is_sent_to_it_where_all_is_there_to_be_tried() {
    assertThat(thing(form("borrow"), true)).isEqualTo("1");
    assertThat(thing(form("borrow"), false)).isNotEqualTo("1");
  }

  @Test
  void one_that_takes_it_away_never_is() {
    assertThat(thing(form("delete"), true)).isNotEqualTo("1");
  }
}
