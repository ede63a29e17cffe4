package dev.prodproof.experiments.fuzzing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class CasesTest {
  private static Plain plain(long seed) {
    var token = Token.at(Instant.ofEpochSecond(1_795_000_000));
    return new Plain(token, LocalDate.of(2026, 11, 21), new Random(seed), Known.NOTHING);
  }

  private static ApiOperation posting(String schema) {
    return Api.read(
            """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/things":{"post":{
            "parameters":[{"name":"page","in":"query","required":true,"schema":{"type":"integer","minimum":1,"maximum":9}},
                          {"name":"q","in":"query","schema":{"type":"string"}},
                          {"name":"kind","in":"query","schema":{"type":"string","enum":["a","b"]}}],
            "requestBody":{"required":true,"content":{"application/json":{"schema":%s}}},
            "responses":{"200":{"description":"fine"}}}}}}
            """
                .formatted(schema))
        .operations()
        .getFirst();
  }

  private static String random(Random chance, int depth) {
    return switch (chance.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> "{\"type\":\"string\",\"minLength\":%d,\"maxLength\":%d}".formatted(chance.nextInt(5), 5 + chance.nextInt(40));
      case 1 -> "{\"type\":\"integer\",\"minimum\":%d,\"maximum\":%d}".formatted(chance.nextInt(10) - 5, 5 + chance.nextInt(100));
      case 2 -> "{\"type\":\"number\",\"multipleOf\":0.5,\"exclusiveMinimum\":0}";
      case 3 -> "{\"type\":\"string\",\"pattern\":\"^[A-Z]{2}[0-9]{%d}$\"}".formatted(1 + chance.nextInt(6));
      case 4 -> "{\"type\":\"string\",\"enum\":[\"RED\",\"GREEN\"]}";
      case 5 -> "{\"type\":\"string\",\"format\":\"%s\"}".formatted(List.of("date", "email", "uuid", "date-time", "uri").get(chance.nextInt(5)));
      case 6 -> "{\"type\":\"array\",\"minItems\":1,\"maxItems\":3,\"items\":%s}".formatted(random(chance, depth - 1));
      case 7 -> "{\"oneOf\":[{\"type\":\"boolean\"},{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":%s}}]}".formatted(random(chance, depth - 1));
      default -> object(chance, depth);
    };
  }

  private static String object(Random chance, int depth) {
    var properties = new ArrayList<String>();
    var required = new ArrayList<String>();
    for (String name : List.of("name", "email", "startDate", "seats", "note")) {
      if (chance.nextBoolean()) {
        properties.add("\"" + name + "\":" + random(chance, depth - 1));
        if (chance.nextBoolean()) {
          required.add("\"" + name + "\"");
        }
      }
    }
    return "{\"type\":\"object\",\"additionalProperties\":%s,\"required\":%s,\"properties\":{%s}}"
        .formatted(chance.nextBoolean(), required, String.join(",", properties));
  }

  @Test
  void a_field_of_the_request_has_no_other_characters_than_those_of_http() {
    ApiOperation keyed =
        Api.read(
                """
                {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/things":{"get":{
                "parameters":[{"name":"Trace-Note","in":"header","required":true,"schema":{"type":"string","maxLength":9}},
                              {"name":"q","in":"query","required":true,"schema":{"type":"string","maxLength":9}}],
                "responses":{"200":{"description":"fine"}}}}}}
                """)
            .operations()
            .getFirst();
    List<String> sent = all(keyed, 1);
    assertThat(sent).noneMatch(one -> one.contains("emoji header:")).anyMatch(one -> one.contains("two emoji query:q"));
    assertThat(sent).anyMatch(one -> one.contains("longest header:Trace-Note"));
  }

  @Test
  void only_a_body_that_is_required_may_not_be_null_or_blank() {
    ApiOperation required = posting("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}");
    ApiOperation optional = optional(required);
    assertThat(nulls(required)).isEqualTo(1);
    assertThat(nulls(optional)).isZero();
    assertThat(broken(required, "blank")).isTrue();
    assertThat(broken(optional, "blank")).isFalse();
    assertThat(broken(required, "empty")).as("judged where a body is left out").isFalse();
  }

  private static ApiOperation optional(ApiOperation of) {
    return new ApiOperation(
        of.id(), of.method(), of.path(), of.operationId(), of.summary(), of.parameters(), of.bodies(), false,
        of.answers(), of.secured(), of.examples(), of.source());
  }

  private static long nulls(ApiOperation operation) {
    Draft good = plain(1).cases(operation).getFirst().draft();
    return InvalidCases.of(good).stream()
        .filter(one -> one.purpose() instanceof Purpose.Invalid(Site site, _, _, _, _)
            && site.in() == Site.In.BODY && site.name().isEmpty())
        .filter(one -> one.draft().body().isNull())
        .count();
  }

  private static boolean broken(ApiOperation operation, String variety) {
    Draft good = plain(1).cases(operation).getFirst().draft();
    return RudeCases.malformed(good).stream()
        .map(Case::purpose)
        .anyMatch(new Purpose.Malformed(variety, true)::equals);
  }

  @Test
  void an_ordinary_request_is_no_rehearsal() {
    ApiOperation operation =
        Api.read(
                "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"a\",\"version\":\"1\"},\"paths\":{\"/things\":{\"post\":{\"parameters\":["
                    + "{\"name\":\"dryRun\",\"in\":\"query\",\"schema\":{\"type\":\"boolean\"}},"
                    + "{\"name\":\"wait\",\"in\":\"query\",\"schema\":{\"type\":\"boolean\"}}]}}}}")
            .operations()
            .getFirst();
    assertThat(plain(1).cases(operation))
        .allSatisfy(one -> assertThat(one.draft().parameters()).doesNotContainKey(new Site(Site.In.QUERY, "dryRun")))
        .anySatisfy(one -> assertThat(one.draft().parameters()).containsKey(new Site(Site.In.QUERY, "wait")));
  }

  @Test
  void the_id_of_what_is_made_is_left_to_the_service_where_it_may_be() {
    String members = "\"properties\":{\"id\":{\"type\":\"integer\"},\"shop\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"}}}}";
    Draft free = plain(1).cases(posting("{\"type\":\"object\"," + members + "}")).getFirst().draft();
    assertThat(free.body().has("id")).isFalse();
    assertThat(free.body().at("/shop/id").isIntegralNumber()).isTrue();
    Draft asked = plain(1).cases(posting("{\"type\":\"object\",\"required\":[\"id\"]," + members + "}")).getFirst().draft();
    assertThat(asked.body().has("id")).isTrue();
  }

  @Test
  void every_valid_case_obeys_and_every_invalid_one_breaks_one_rule() {
    int valid = 0;
    int invalid = 0;
    for (int seed = 0; seed < 60; seed++) {
      ApiOperation operation = posting(object(new Random(seed), 3));
      for (Case good : plain(seed).cases(operation)) {
        assertThat(operation.json().orElseThrow().violations(good.draft().body())).isEmpty();
        for (Case one : Stream.of(BoundaryCases.of(good.draft()), UnusualCases.of(good.draft())).flatMap(List::stream).toList()) {
          assertThat(WireForm.broken(one.draft())).as(one.purpose().toString()).isEmpty();
          valid++;
        }
        for (Case one : InvalidCases.of(good.draft())) {
          List<String> broken = WireForm.broken(one.draft());
          boolean absent = keyword(one).equals("required") || keyword(one).equals("duplicate");
          assertThat(broken).as(one.purpose() + " " + one.draft().body()).hasSizeBetween(absent ? 0 : 1, 1);
          invalid++;
        }
      }
    }
    assertThat(valid).isGreaterThan(1_000);
    assertThat(invalid).isGreaterThan(1_000);
  }

  private static String keyword(Case one) {
    return ((Purpose.Invalid) one.purpose()).keyword();
  }

  @Test
  void the_same_seed_makes_the_same_cases() {
    ApiOperation operation = posting(object(new Random(3), 3));
    assertThat(all(operation, 5)).isEqualTo(all(operation, 5));
  }

  private static List<String> all(ApiOperation operation, long seed) {
    Draft draft = plain(seed).cases(operation).getFirst().draft();
    return Stream.of(InvalidCases.of(draft), BoundaryCases.of(draft), UnusualCases.of(draft))
        .flatMap(List::stream)
        .map(one -> one.purpose() + " " + one.draft().body() + one.draft().parameters())
        .toList();
  }

  @Test
  void text_on_the_wire_is_no_wrong_type_for_a_string() {
    ApiOperation operation = posting("{\"type\":\"object\",\"properties\":{}}");
    Draft draft = plain(1).cases(operation).getFirst().draft();
    assertThat(InvalidCases.of(draft))
        .filteredOn(one -> site(one).equals(new Site(Site.In.QUERY, "q")))
        .extracting(CasesTest::keyword)
        .containsOnly("duplicate");
    assertThat(InvalidCases.of(draft))
        .filteredOn(one -> site(one).equals(new Site(Site.In.QUERY, "page")))
        .extracting(CasesTest::keyword)
        .contains("minimum", "maximum", "type", "required");
  }

  private static Site site(Case one) {
    return ((Purpose.Invalid) one.purpose()).site();
  }

  @Test
  void what_a_lossless_coercion_mends_is_not_called_certain() {
    ApiOperation operation =
        posting("{\"type\":\"object\",\"required\":[\"n\",\"s\"],\"properties\":{\"n\":{\"type\":\"integer\"},\"s\":{\"type\":\"string\"}}}");
    Draft draft = plain(1).cases(operation).getFirst().draft();
    assertThat(InvalidCases.of(draft))
        .filteredOn(one -> one.purpose() instanceof Purpose.Invalid(_, _, _, boolean certain, _) && certain)
        .extracting(one -> one.draft().body().toString())
        .noneMatch(body -> body.matches(".*\"n\":\"\\d+\".*") || body.matches(".*\"s\":\\d+.*"));
  }

  @Test
  void what_trimming_or_a_set_mends_is_not_called_certain() {
    ApiOperation operation =
        posting(
            "{\"type\":\"object\",\"required\":[\"p\",\"t\"],\"properties\":{\"p\":{\"type\":\"string\",\"pattern\":\"^[A-Z]{3}$\"},\"t\":{\"type\":\"array\",\"uniqueItems\":true,\"minItems\":1,\"items\":{\"type\":\"string\"}}}}");
    Draft draft = plain(1).cases(operation).getFirst().draft();
    assertThat(InvalidCases.of(draft))
        .extracting(Case::purpose)
        .filteredOn(
            one ->
                one instanceof Purpose.Invalid(_, _, String variety, _, _)
                    && List.of("a line break at the end", "the same twice").contains(variety))
        .isNotEmpty()
        .allMatch(one -> one instanceof Purpose.Invalid(_, _, _, boolean certain, _) && !certain);
  }

  @Test
  void a_boundary_stands_at_the_boundary() {
    ApiOperation operation =
        posting("{\"type\":\"object\",\"required\":[\"n\"],\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":3,\"maximum\":7}}}");
    Draft draft = plain(1).cases(operation).getFirst().draft();
    assertThat(BoundaryCases.of(draft)).extracting(one -> one.draft().body().path("n").asInt()).contains(3, 4, 6, 7);
    assertThat(InvalidCases.of(draft)).extracting(one -> one.draft().body().path("n").toString()).contains("2", "8");
  }

  @Test
  void parameters_are_written_as_their_style_says() {
    ApiOperation operation = posting("{\"type\":\"object\"}");
    Draft draft = plain(1).cases(operation).getFirst().draft();
    var unusual = draft.with(new Site(Site.In.QUERY, "q"), JsonNodeFactory.instance.stringNode("a b&c/\uD83D\uDE80"));
    assertThat(new OnTheWire("/base/").target(unusual)).startsWith("/base/things?").contains("q=a%20b%26c%2F%F0%9F%9A%80");
  }
}
