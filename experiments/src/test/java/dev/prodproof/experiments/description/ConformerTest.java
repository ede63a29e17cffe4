package dev.prodproof.experiments.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.prodproof.facts.Body;
import dev.prodproof.facts.Conformance;
import dev.prodproof.facts.Conformance.Mismatch;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConformerTest {
  private static final Conformer CONFORMER =
      new Conformer(Api.read(Descriptions.text("fastapi.json")));
  private static final String JSON = "application/json";

  @Test
  void passes_an_answer_that_is_declared_and_obeys() {
    Conformance conformance =
        measured(201, JSON + ";charset=utf-8", "{\"id\":1,\"price\":2.5,\"name\":\"a\"}");
    assertThat(conformance.statusDeclared()).isTrue();
    assertThat(conformance.mediaDeclared()).isTrue();
    assertThat(conformance.mismatches()).isEmpty();
    assertThat(conformance.keys()).containsExactly("id", "name", "price");
  }

  @Test
  void names_what_departs_from_the_schema() {
    assertThat(measured(201, JSON, "{\"id\":\"1\",\"price\":2}").mismatches())
        .extracting(Mismatch::pointer, Mismatch::keyword)
        .containsExactlyInAnyOrder(tuple("/id", "type"), tuple("/name", "required"));
  }

  @Test
  void counts_the_same_departure_in_a_list_once() {
    String body =
        "{\"detail\":[{\"loc\":[],\"msg\":1,\"type\":\"x\"},{\"loc\":[],\"msg\":2,\"type\":\"x\"}]}";
    assertThat(measured(422, JSON, body).mismatches())
        .extracting(Mismatch::pointer)
        .containsExactly("/detail/*/msg");
  }

  @Test
  void tells_an_undeclared_status_and_an_undeclared_media_type() {
    assertThat(measured(202, JSON, "{}").statusDeclared()).isFalse();
    assertThat(measured(202, JSON, "{}").mediaDeclared()).isTrue();
    assertThat(measured(201, "text/html", "<p>").mediaDeclared()).isFalse();
    assertThat(measured(201, "text/html", "<p>").mismatches()).isEmpty();
  }

  @Test
  void reads_no_text_into_a_file_that_happens_to_be_json() {
    String file = "{\"type\":\"string\",\"format\":\"binary\"}";
    assertThat(stored(file, "{\"type\":\"record\"}")).isEmpty();
    assertThat(stored("{\"type\":\"string\"}", "{\"type\":\"record\"}")).hasSize(1);
  }

  private static final String FIELDS =
      """
      {"type":"array","items":{"anyOf":[
        {"type":"object","additionalProperties":false,"required":["type","multiple"],
         "properties":{"type":{"const":"media"},"multiple":{"type":"boolean"}}},
        {"type":"object","additionalProperties":false,"required":["type","target"],
         "properties":{"type":{"const":"relation"},"relation":{"type":"string"},"target":{"type":"string"}}},
        {"type":"object","additionalProperties":false,"required":["type","components","min"],
         "properties":{"type":{"const":"zone"},"components":{"type":"array"},"min":{"type":"integer"}}}]}}""";

  @Test
  void tells_of_alternatives_only_what_the_nearest_one_lacks() {
    assertThat(stored(FIELDS, "[{\"type\":\"relation\",\"relation\":\"many\"}]"))
        .extracting(Mismatch::pointer, Mismatch::keyword)
        .containsExactly(tuple("/*/target", "required"));
    assertThat(stored("{\"oneOf\":[{\"type\":\"integer\"},{\"type\":\"object\",\"required\":[\"a\",\"b\"]}]}", "{\"a\":1}"))
        .extracting(Mismatch::pointer)
        .contains("/b")
        .doesNotContain("");
  }

  @Test
  void judges_each_item_by_the_alternative_that_it_is_nearest_to() {
    assertThat(stored(FIELDS, "[{\"type\":\"relation\"},{\"type\":\"media\"},{\"type\":\"media\",\"multiple\":true}]"))
        .extracting(Mismatch::pointer, Mismatch::keyword)
        .containsExactlyInAnyOrder(tuple("/*/target", "required"), tuple("/*/multiple", "required"));
  }

  @Test
  void says_of_a_wrong_type_or_a_wrong_form_only_that() {
    assertThat(stored("{\"type\":\"string\",\"enum\":[\"idea\",\"done\"]}", "null"))
        .extracting(Mismatch::keyword)
        .containsExactly("type");
    assertThat(stored("{\"type\":\"string\",\"format\":\"uuid\",\"pattern\":\"^[0-9a-f-]{36}$\"}", "\"b15y94\""))
        .extracting(Mismatch::keyword)
        .containsExactly("pattern");
  }

  private static List<Mismatch> stored(String schema, String body) {
    Conformer conformer =
        new Conformer(
            Api.read(
                "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"a\",\"version\":\"1\"},\"paths\":{\"/files/{id}\":{\"get\":{"
                    + "\"responses\":{\"200\":{\"description\":\"\",\"content\":{\"*/*\":{\"schema\":" + schema + "}}}}}}}}"));
    return conformer.measure(exchange("GET /files/{id}", 200, JSON, Body.text(body))).orElseThrow().mismatches();
  }

  @Test
  void says_that_a_body_is_called_json_and_is_none() {
    assertThat(measured(201, JSON, "{\"id\":").mismatches()).hasSize(1);
  }

  @Test
  void cannot_tell_from_a_body_that_is_cut_or_binary_or_missing() {
    byte[] json = "{\"id\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(measured(201, JSON, Body.of(json, 5)).mismatches()).isEmpty();
    assertThat(measured(201, JSON, Body.of(new byte[] {(byte) 0xff}, 5)).mismatches()).isEmpty();
    assertThat(measured(201, "", Body.EMPTY).mediaDeclared()).isTrue();
    assertThat(CONFORMER.measure(exchange("GET /elsewhere", 200, JSON, Body.EMPTY))).isEmpty();
  }

  private static Conformance measured(int status, String type, String body) {
    return measured(status, type, Body.text(body));
  }

  private static Conformance measured(int status, String type, Body body) {
    return CONFORMER.measure(exchange("POST /items/", status, type, body)).orElseThrow();
  }

  static Exchange exchange(String operation, int status, String type, Body body) {
    return new Exchange(
        7,
        "test",
        operation,
        new Purpose.Look("test"),
        Exchange.NOBODY,
        new Exchange.Request("POST", "/items/", List.of(), Body.EMPTY, "0".repeat(32), 0),
        new Exchange.Answer(status, List.of(new Header("Content-Type", type)), body, true),
        new Exchange.Timing(Instant.EPOCH, 0, 0, 0));
  }
}
