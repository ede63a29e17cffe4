package dev.prodproof.experiments.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final List<String> READINGS = List.of("GET /rooms", "GET /tasks", "GET /labels", "GET /users");
  private final Standing standing = new Standing();

  private void answers(int status, String operation) {
    var request = new Exchange.Request(operation.split(" ", -1)[0], "/", List.of(), Body.EMPTY, "", 0);
    var answer = new Exchange.Answer(status, List.of(), Body.EMPTY, true);
    var timing = new Exchange.Timing(Instant.EPOCH, 0, 0, 0);
    standing.see(
        new Exchange(1, "fuzzing", operation, new Purpose.Valid("example", true), "admin", request, answer, timing));
  }

  private void round(int status) {
    READINGS.forEach(operation -> answers(status, operation));
  }

  @Test
  void tells_that_an_identity_is_let_in_no_longer_and_what_changed_last() {
    round(200);
    answers(201, "POST /tokens/fresh");
    for (int i = 0; i < 4; i++) {
      round(401);
    }
    assertThat(standing.doubt()).get().asString().contains("admin", "401 everywhere", "POST /tokens/fresh");
  }

  @Test
  void is_silent_where_an_identity_comes_back_in() {
    round(200);
    for (int i = 0; i < 4; i++) {
      round(401);
    }
    answers(200, "GET /rooms");
    assertThat(standing.doubt()).isEmpty();
  }

  @Test
  void is_silent_where_an_operation_refuses_what_is_shown_to_it() {
    round(200);
    for (int i = 0; i < 40; i++) {
      answers(401, "POST /token/refresh");
      answers(401, "GET /rooms");
    }
    assertThat(standing.doubt()).isEmpty();
  }
}
