package dev.prodproof.wire.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AnswerReaderTest {
  private static final String CHUNKED =
      String.join(
          "\r\n",
          "HTTP/1.1 200 OK",
          "Transfer-Encoding: gzip, Chunked",
          "",
          "5;name=value",
          "hello",
          "A ",
          "0123456789",
          "0",
          "Trailer: x",
          "",
          "");

  private static final String BOTH =
      "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";

  private static final String INTERIM =
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\n";

  private static final List<String> SOUND =
      List.of(
          "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
          "HTTP/1.1 204\r\n\r\n",
          "HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n",
          "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
          INTERIM + "HTTP/1.1 201 Created\r\ncontent-length:0\r\n\r\n",
          "HTTP/1.1 429 \r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n",
          "HTTP/1.1 200 OK\r\nX: a\r\n folded\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n!",
          CHUNKED);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static AnswerReader read(String text, int cut) {
    var reader = new AnswerReader();
    reader.expect(false);
    byte[] all = bytes(text);
    int first = reader.read(all, 0, cut);
    assertThat(first == cut || reader.done() || reader.broken()).isTrue();
    if (!reader.broken()) {
      int second = reader.read(all, first, all.length);
      assertThat(second == all.length || reader.done() || reader.broken()).isTrue();
    }
    return reader;
  }

  private static AnswerReader read(String text) {
    return read(text, text.length());
  }

  @Test
  void reads_an_answer_cut_anywhere() {
    for (String text : SOUND) {
      for (int cut = 0; cut <= text.length(); cut++) {
        AnswerReader reader = read(text, cut);
        assertThat(reader.done()).as("%s cut at %d", text, cut).isTrue();
        assertThat(reader.reusable()).as("%s cut at %d", text, cut).isTrue();
      }
    }
  }

  @Test
  void reads_an_answer_byte_by_byte() {
    for (String text : SOUND) {
      var reader = new AnswerReader();
      reader.expect(false);
      byte[] all = bytes(text);
      for (int i = 0; i < all.length; i++) {
        assertThat(reader.done()).as("%s done at %d", text, i).isFalse();
        assertThat(reader.read(all, i, i + 1)).isEqualTo(i + 1);
      }
      assertThat(reader.done()).as(text).isTrue();
    }
  }

  @Test
  void stops_where_the_answer_ends() {
    String two = SOUND.getFirst() + SOUND.getFirst();
    var reader = new AnswerReader();
    reader.expect(false);

    assertThat(reader.read(bytes(two), 0, two.length())).isEqualTo(SOUND.getFirst().length());
  }

  @Test
  void knows_the_status_and_the_invitation() {
    assertThat(read(SOUND.get(4)).status()).isEqualTo(201);
    assertThat(read(SOUND.get(5)).status()).isEqualTo(429);
    assertThat(read(SOUND.get(5)).invited()).isTrue();
    assertThat(read(SOUND.getFirst()).invited()).isFalse();
  }

  @Test
  void an_answer_to_head_has_no_body() {
    var reader = new AnswerReader();
    reader.expect(true);
    String text = "HTTP/1.1 200 OK\r\nContent-Length: 700\r\n\r\n";
    reader.read(bytes(text), 0, text.length());

    assertThat(reader.done()).isTrue();
  }

  @Test
  void an_answer_may_end_with_the_connection() {
    for (String text :
        List.of(
            "HTTP/1.1 200 OK\r\n\r\nall of it",
            "HTTP/1.0 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Length: 1\r\n\r\nmore")) {
      AnswerReader reader = read(text);
      assertThat(reader.done()).isFalse();
      assertThat(reader.closed()).as(text).isTrue();
      assertThat(reader.done()).isTrue();
    }
    assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf").closed()).isFalse();
    assertThat(read("HTTP/1.1 200 OK\r\nContent-Le").closed()).isFalse();
    assertThat(read("").closed()).isFalse();
  }

  @Test
  void a_connection_is_used_again_only_where_the_answer_allows_it() {
    String sound = "Content-Length: 0\r\n\r\n";
    assertThat(read("HTTP/1.1 200 OK\r\nConnection: x, Close\r\n" + sound).reusable()).isFalse();
    assertThat(read("HTTP/1.0 200 OK\r\n" + sound).reusable()).isFalse();
    assertThat(read("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n" + sound).reusable()).isTrue();
    assertThat(read("HTTP/1.1 200 OK\r\nConnection: disclose\r\n" + sound).reusable()).isTrue();
    assertThat(read(BOTH).reusable()).isFalse();
  }

  @Test
  void what_is_no_http_is_broken() {
    for (String text :
        List.of(
            "SSH-2.0-OpenSSH_9\r\n",
            "HTTP/2 200\r\n",
            "HTTP/1.1 20\r\n",
            "HTTP/1.1 2000 OK\r\n",
            "HTTP/1.1 099 OK\r\n",
            "HTTP/1.1 101 Switching\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno colon\r\n",
            "HTTP/1.1 200 OK\r\n: no name\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
            "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(20_000),
            "x".repeat(100_000))) {
      assertThat(read(text).broken()).as(text.substring(0, Math.min(60, text.length()))).isTrue();
    }
  }

  @Test
  void comes_through_whatever_is_sent() {
    var chance = new Random(17);
    for (int round = 0; round < 20_000; round++) {
      byte[] text = bytes(SOUND.get(chance.nextInt(SOUND.size())) + SOUND.getFirst());
      for (int damages = chance.nextInt(6); damages > 0; damages--) {
        text[chance.nextInt(text.length)] = (byte) chance.nextInt(256);
      }
      var reader = new AnswerReader();
      reader.expect(chance.nextInt(8) == 0);
      int at = 0;
      while (at < text.length && !reader.done() && !reader.broken()) {
        int to = at + 1 + chance.nextInt(text.length - at);
        int read = reader.read(text, at, to);
        assertThat(read == to || reader.done() || reader.broken()).isTrue();
        at = read;
      }
      if (reader.done()) {
        assertThat(reader.status()).isBetween(100, 999);
      }
    }
  }
}
