package dev.prodproof.wire.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Unusable;
import dev.prodproof.wire.Origin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestBytesTest {
  private static final Origin ORIGIN = Origin.of(URI.create("http://localhost:8080"));

  private static String text(Operation operation, long k) {
    ByteBuf buffer = Unpooled.buffer();
    new RequestBytes(operation, ORIGIN, 7).write(k, buffer);
    return buffer.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_plain_request_is_the_same_each_time() {
    assertThat(text(Operation.get("/a?b=c"), 3))
        .isEqualTo(
            String.join(
                "\r\n",
                "GET /a?b=c HTTP/1.1",
                "Host: localhost:8080",
                "User-Agent: prodproof",
                "Accept: */*",
                "",
                ""));
    assertThat(new RequestBytes(Operation.get("/"), ORIGIN, 7).fixed()).isTrue();
  }

  @Test
  void what_is_given_is_not_added_again() {
    String text = text(Operation.get("/").header("host", "other").header("ACCEPT", "text/css"), 0);
    assertThat(text).contains("host: other\r\n", "ACCEPT: text/css\r\n");
    assertThat(text).doesNotContain("localhost", "*/*");
  }

  @Test
  void the_length_is_that_of_the_filled_body() {
    var names = new Slot.AnyOf(List.of("Ann", "Zoë", "Maximilian"));
    Operation operation =
        Operation.of("POST", "/")
            .body(
                Template.of(
                    "{\"n\":${n},\"name\":\"${name}\"}",
                    Map.of("n", new Slot.Count(8), "name", names)));
    for (long k = 0; k < 50; k++) {
      String text = text(operation, k);
      String body = text.substring(text.indexOf("\r\n\r\n") + 4);
      assertThat(body).startsWith("{\"n\":" + (8 + k) + ",");
      assertThat(text)
          .contains("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n");
    }
  }

  @Test
  void a_body_that_never_changes_is_fixed() {
    Operation operation = Operation.of("PUT", "/x").body(Template.fixed("{}"));
    assertThat(text(operation, 1)).endsWith("Content-Length: 2\r\n\r\n{}");
    assertThat(new RequestBytes(operation, ORIGIN, 7).fixed()).isTrue();
    assertThat(text(Operation.of("POST", "/"), 1)).endsWith("Content-Length: 0\r\n\r\n");
  }

  @Test
  void slots_in_turn_begin_again() {
    Operation operation =
        Operation.get("/")
            .target(Template.of("/${x}", Map.of("x", new Slot.InTurn(List.of("a", "b")))));
    assertThat(text(operation, 0)).startsWith("GET /a ");
    assertThat(text(operation, 1)).startsWith("GET /b ");
    assertThat(text(operation, 2)).startsWith("GET /a ");
  }

  @Test
  void each_request_is_a_trace_of_its_own() {
    var seen = new HashSet<String>();
    Operation operation = Operation.get("/").traced();
    for (long k = 0; k < 1_000; k++) {
      String text = text(operation, k);
      assertThat(text).containsPattern("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-01\r\n");
      seen.add(text);
    }
    assertThat(seen).hasSize(1_000);
    assertThat(text(operation, 5)).isEqualTo(text(operation, 5));
  }

  @Test
  void a_slot_without_data_is_named() {
    assertThatThrownBy(() -> Template.of("/a/${id}", Map.of()))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("`id`");
  }
}
