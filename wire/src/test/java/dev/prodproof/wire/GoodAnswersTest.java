package dev.prodproof.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Answer;
import dev.prodproof.facts.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shapes that a sound answer may have.
class GoodAnswersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi",
        "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nhi",
        "HTTP/1.1 200 OK\nContent-Length:2\n\nhi",
        "HTTP/1.0 200 OK\r\n\r\nhi",
        "HTTP/1.1 200 \r\nTransfer-Encoding:chunked\r\n\r\n2;a=b\r\nhi\r\n0\r\nT: x\r\n\r\n",
        "HTTP/1.1 100 \r\n\r\nHTTP/1.1 103 \r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhi",
        "HTTP/1.1 200 \r\nContent-Length:7\r\nTransfer-Encoding:Chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"
      })
  void reads(String said) throws Exception {
    try (var peer = Peer.closingAfter(said);
        var client = new Client(peer.origin())) {
      Answer answer = (Answer) client.get("/").reply();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().text()).isEqualTo("hi");
      assertThat(answer.complete()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"204 No Content", "304 Not Modified"})
  void waits_for_no_body_where_there_is_none(String status) throws Exception {
    try (var peer = Peer.saying("HTTP/1.1 " + status + "\r\nContent-Length: 9\r\n\r\n");
        var client = new Client(peer.origin())) {
      assertThat(((Answer) client.get("/").reply()).complete()).isTrue();
    }
  }

  @Test
  void waits_for_no_body_after_head() throws Exception {
    try (var peer = Peer.saying("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
        var client = new Client(peer.origin())) {
      for (int i = 0; i < 2; i++) {
        assertThat(client.wire.send(Client.call("HEAD", "/")).succeeded()).isTrue();
      }
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void keeps_fields_as_they_stood_on_the_wire() throws Exception {
    String fields = "x-One:  a \r\nX-ONE: b\r\n folded\r\nÜ: ü\r\nContent-Length: 0\r\n\r\n";
    byte[] said = ("HTTP/1.1 200 OK\r\n" + fields).getBytes(StandardCharsets.UTF_8);
    try (var peer = Peer.saying(said);
        var client = new Client(peer.origin())) {
      Answer answer = (Answer) client.get("/").reply();
      assertThat(answer.headers())
          .containsExactly(
              new Header("x-One", "a"),
              new Header("X-ONE", "b folded"),
              new Header("Ü", "ü"),
              new Header("Content-Length", "0"));
    }
  }

  @Test
  void counts_and_digests_more_than_it_keeps() throws Exception {
    String text = "a".repeat(200_000);
    String said = "HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + text;
    try (var peer = Peer.saying(said);
        var client = new Client(peer.origin())) {
      Answer answer = (Answer) client.get("/").reply();
      assertThat(answer.complete()).isTrue();
      assertThat(answer.body().length()).isEqualTo(200_000);
      assertThat(answer.body().digest()).isEqualTo(dev.prodproof.facts.Body.text(text).digest());
      assertThat(answer.body().text()).hasSize(Limits.USUAL.keep());
      assertThat(answer.body().cut()).isTrue();
    }
  }

  @Test
  void unpacks_only_what_it_asked_for() throws Exception {
    byte[] packed = gzip("hello".getBytes(StandardCharsets.UTF_8));
    try (var peer = Peer.saying(packed("gzip", packed));
        var client = new Client(peer.origin())) {
      Exchange asked = client.wire.send(Client.call("GET", "/").header("Accept-Encoding", "gzip"));
      Exchange unasked = client.get("/");
      assertThat(asked.text()).isEqualTo("hello");
      assertThat(asked.answer().orElseThrow().body().length()).isEqualTo(packed.length);
      assertThat(unasked.answer().orElseThrow().body().bytes()).isEqualTo(packed);
    }
  }

  @Test
  void unpacks_deflate() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(packed)) {
      out.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    try (var peer = Peer.saying(packed("deflate", packed.toByteArray()));
        var client = new Client(peer.origin())) {
      Exchange exchange =
          client.wire.send(Client.call("GET", "/").header("Accept-Encoding", "deflate"));
      assertThat(exchange.text()).isEqualTo("hello");
    }
  }

  @Test
  void a_bomb_unpacks_no_further_than_what_is_kept() throws Exception {
    byte[] packed = gzip(new byte[64 << 20]);
    try (var peer = Peer.saying(packed("gzip", packed));
        var client = new Client(peer.origin())) {
      Answer answer =
          client
              .wire
              .send(Client.call("GET", "/").header("Accept-Encoding", "gzip"))
              .answer()
              .orElseThrow();
      assertThat(answer.body().bytes()).hasSize(Limits.USUAL.keep());
      assertThat(answer.body().cut()).isTrue();
      assertThat(answer.complete()).isTrue();
    }
  }

  @Test
  void leaves_what_does_not_unpack_as_it_is() throws Exception {
    try (var peer = Peer.saying(packed("gzip", "no gzip".getBytes(StandardCharsets.UTF_8)));
        var client = new Client(peer.origin())) {
      Exchange exchange =
          client.wire.send(Client.call("GET", "/").header("Accept-Encoding", "gzip"));
      assertThat(exchange.text()).isEqualTo("no gzip");
    }
  }

  private static byte[] packed(String coding, byte[] body) throws IOException {
    var said = new ByteArrayOutputStream();
    String head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\nContent-Length: " + body.length;
    said.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    said.write(body);
    return said.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
