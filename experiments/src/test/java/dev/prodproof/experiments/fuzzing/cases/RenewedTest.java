package dev.prodproof.experiments.fuzzing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.description.ApiOperation;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RenewedTest {
  private static final ApiOperation POST =
      Api.read(
              """
              {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/users":{"post":{
              "requestBody":{"content":{"application/json":{"schema":{"type":"object"}}}},
              "responses":{"201":{"description":"made"}}}}}}
              """)
          .operations()
          .getFirst();

  private final Token token = Token.at(Instant.parse("2026-11-21T18:00:00Z"));

  private byte[] renewed(Case one) {
    Content content = Renewed.of(one, token, Map.of()).draft().content();
    return content instanceof Content.Raw(String _, byte[] bytes) ? bytes : new byte[0];
  }

  @Test
  void sends_no_unique_text_twice_in_bodies_that_are_malformed() {
    String used = token.unique();
    var good = JsonMapper.shared().readTree("{\"email\":\"ada." + used + "@example.com\"}");
    var plain = new Draft(POST, Map.of(), List.of(), new Content.Json("application/json", good));
    for (Case one : RudeCases.malformed(plain)) {
      byte[] bytes = renewed(one);
      for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
        assertThat(new String(bytes, charset)).doesNotContain(used);
      }
    }
  }

  @Test
  void chooses_another_id_for_each_thing_that_is_made() {
    long used = token.number();
    var good = JsonMapper.shared().readTree("{\"id\":" + used + ",\"shop\":{\"id\":7}}");
    var plain = new Draft(POST, Map.of(), List.of(), new Content.Json("application/json", good));
    var body = Renewed.of(Case.of(plain, new Purpose.Valid("everything", true)), token, Map.of()).draft().body();
    assertThat(body.at("/id").longValue()).isNotEqualTo(used).matches(Token::isNumber);
    assertThat(body.at("/shop/id").intValue()).isEqualTo(7);
    var unusual = new Purpose.Unusual(new Site(Site.In.BODY, "/id"), "large", "" + used);
    assertThat(Renewed.of(Case.of(plain, unusual), token, Map.of()).draft().body()).isEqualTo(good);
    for (Case one : RudeCases.malformed(plain)) {
      assertThat(new String(renewed(one), StandardCharsets.ISO_8859_1)).doesNotContain("" + used);
    }
  }

  @Test
  void leaves_every_other_byte_alone() {
    byte[] odd = {'{', (byte) 0xE9, (byte) 0xC0, (byte) 0xAF, (byte) 0xF0, (byte) 0x9F, 0, '}'};
    var draft = new Draft(POST, Map.of(), List.of(), new Content.Raw("application/json", odd));
    var purpose = new Purpose.Malformed("odd", true);
    assertThat(renewed(Case.of(draft, purpose))).isEqualTo(odd);
  }
}
