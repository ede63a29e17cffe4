package dev.prodproof.experiments.fuzzing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallerTest {
  private static final String LONG = "n".repeat(40);

  /// An address may be refused once it is cut, by a rule that no description states.
  @Test
  void shortens_of_a_valid_request_what_was_odd_and_nothing_else() {
    List<String> smaller = than(new Purpose.Valid("longest body:/name", false));
    assertThat(smaller)
        .contains("{\"name\":\"" + "n".repeat(20) + "\",\"email\":\"ada.zqpqyuiajcabcdefg@example.com\"}")
        .allMatch(body -> !body.contains("email") || body.contains("@example.com"));
  }

  @Test
  void leaves_out_what_a_valid_request_can_do_without() {
    assertThat(than(new Purpose.Valid("longest body:/name", false))).contains("{\"name\":\"" + LONG + "\"}");
  }

  @Test
  void keeps_what_a_valid_request_was_sent_for() {
    assertThat(than(new Purpose.Valid("value ada of body:/email", false)))
        .isNotEmpty()
        .allMatch(body -> body.contains("email"));
    assertThat(targets(new Purpose.Valid("false query:small", false))).contains("/contacts?small=false").allMatch(target -> target.contains("small="));
  }

  private static List<String> targets(Purpose purpose) {
    var request = new Exchange.Request("GET", "/contacts?small=false&page=1", List.of(), Body.EMPTY, "", 0);
    var exchange =
        new Exchange(
            1,
            "fuzzing",
            "GET /contacts",
            purpose,
            "nobody",
            request,
            new Exchange.Answer(400, List.of(), Body.EMPTY, true),
            new Exchange.Timing(Instant.parse("2026-11-21T22:00:00Z"), 1, 2, 3));
    return Smaller.than(exchange).map(Exchange.Request::target).toList();
  }

  private static List<String> than(Purpose purpose) {
    Body body = Body.text("{\"name\":\"" + LONG + "\",\"email\":\"ada.zqpqyuiajcabcdefg@example.com\"}");
    var request = new Exchange.Request("POST", "/contacts", List.of(), body, "", body.length());
    var exchange =
        new Exchange(
            1,
            "fuzzing",
            "POST /contacts",
            purpose,
            "nobody",
            request,
            new Exchange.Answer(400, List.of(), Body.EMPTY, true),
            new Exchange.Timing(Instant.parse("2026-11-21T22:00:00Z"), 1, 2, 3));
    return Smaller.than(exchange).map(less -> less.body().text()).toList();
  }
}
