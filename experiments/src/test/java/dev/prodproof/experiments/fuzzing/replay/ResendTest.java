package dev.prodproof.experiments.fuzzing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResendTest {
  private static final Instant NOW = Instant.parse("2026-11-21T19:00:00Z");

  private static Exchange sent(Header... headers) {
    var request = new Exchange.Request("GET", "/projects", List.of(headers), Body.EMPTY, "", 0);
    return new Exchange(
        1,
        "fuzzing",
        "GET /projects",
        new Purpose.Valid("everything", true),
        "alice",
        request,
        new Exchange.Answer(200, List.of(), Body.EMPTY, true),
        new Exchange.Timing(NOW, 1, 2, 3));
  }

  private static List<Header> again(Header... headers) {
    var resend = new Resend(new Renewal(Token.at(NOW)), "127.0.0.1", Map.of());
    return resend.call(sent(headers)).headers();
  }

  @Test
  void leaves_a_key_that_the_record_masks_to_the_session() {
    assertThat(again(new Header("X-API-Key", "[chan…bab68a4fe82688f6]"), new Header("X-Odd", "1")))
        .containsExactly(new Header("X-Odd", "1"));
  }

  @Test
  void chooses_another_id_for_what_is_made_again() {
    var renewal = new Renewal(Token.at(NOW));
    long used = Token.at(NOW.minusSeconds(60)).number();
    String made = renewal.body("{\"id\":" + used + ",\"title\":\"x\"}");
    assertThat(made).doesNotContain("" + used).matches("\\{\"id\":9\\d{8},\"title\":\"x\"}");
    assertThat(renewal.body("{\"title\":\"y\",\"id\":" + used + "}")).as("the same one").contains(made.substring(6, 15));
    assertThat(renewal.body("{\"id\":7,\"count\":" + used + "}")).isEqualTo("{\"id\":7,\"count\":" + used + "}");
  }

  @Test
  void sends_every_other_field_again() {
    assertThat(again(new Header("X-API-Key", "short"), new Header("Accept", "text/html")))
        .extracting(Header::name)
        .containsExactly("X-API-Key", "Accept");
  }
}
