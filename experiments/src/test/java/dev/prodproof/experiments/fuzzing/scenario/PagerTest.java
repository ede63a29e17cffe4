package dev.prodproof.experiments.fuzzing.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagerTest {
  private static final URI TARGET = URI.create("http://127.0.0.1:8080");

  private static Pager of(String... parameters) {
    String declared = String.join(",", List.of(parameters).stream().map(name -> "{\"name\":\"%s\",\"in\":\"query\",\"schema\":{\"maximum\":100}}".formatted(name)).toList());
    var api = Api.read("{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{\"/things\":{\"get\":{\"parameters\":[%s],\"responses\":{\"200\":{\"description\":\"fine\"}}}}}}".formatted(declared));
    return new Pager(TARGET, api.operations().getFirst(), "/things");
  }

  private static Reading page(String json) {
    var request = new Exchange.Request("GET", "/things", List.of(), Body.EMPTY, "", 0);
    var answer = new Exchange.Answer(200, List.of(new Header("Content-Type", "application/json")), Body.text(json), true);
    return Reading.of(new Exchange(1, "fuzzing", "GET /things", new Purpose.Valid("everything", true), "ann", request, answer, new Exchange.Timing(Instant.EPOCH, 0, 0, 0)));
  }

  @Test
  void goes_on_with_the_token_that_a_page_calls_next() {
    assertThat(of("limit", "after").next(page("{\"items\":[1],\"next\":\"MjAy|x\"}"), 1, 1)).contains("/things?after=MjAy%7Cx");
    assertThat(of("limit").next(page("{\"items\":[1],\"next\":\"MjAy\"}"), 1, 1)).as("nothing takes it").isEmpty();
  }

  @Test
  void a_page_after_which_the_caller_names_the_next_may_be_all_or_not() {
    assertThat(of("limit", "after").leavesOpen(page("[{\"name\":\"a\"}]"))).isTrue();
    assertThat(of("starting_after").leavesOpen(page("{\"data\":[],\"has_more\":true}"))).isTrue();
  }

  @Test
  void a_page_that_says_that_nothing_follows_is_the_last() {
    assertThat(of("limit", "after").leavesOpen(page("{\"items\":[1],\"next\":null}"))).isFalse();
    assertThat(of("starting_after").leavesOpen(page("{\"data\":[],\"has_more\":false}"))).isFalse();
    assertThat(of("cursor").leavesOpen(page("{\"items\":[],\"meta\":{\"nextCursor\":\"\"}}"))).isFalse();
  }

  @Test
  void numbered_pages_end_by_themselves() {
    assertThat(of("limit", "offset").leavesOpen(page("[1]"))).isFalse();
    assertThat(of("limit").leavesOpen(page("[1]"))).isFalse();
  }

  @Test
  void asks_for_wide_pages_of_any_kind() {
    assertThat(of("limit", "after").wide(200)).contains("/things?limit=100");
    assertThat(of("limit").wide(200)).isEmpty();
  }
}
