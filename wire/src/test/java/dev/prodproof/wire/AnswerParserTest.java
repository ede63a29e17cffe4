package dev.prodproof.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Exchange.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Foreign bytes of every kind: never an exception, never without an end, the same however they are
/// cut.
class AnswerParserTest {
  private static final List<String> SCRAPS =
      List.of(
          "HTTP/1.1 200 OK\r\n",
          "HTTP/1.0 500\r\n",
          "HTTP/1.1 100 Continue\r\n\r\n",
          "HTTP/1.1 204 No Content\n",
          "Content-Length: 5\r\n",
          "Content-Length: 123456789\r\n",
          "content-length: 5, 5\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Transfer-Encoding: gzip\r\n",
          "Content-Encoding: gzip\r\n",
          "Connection: close\r\n",
          "\r\n",
          "\n",
          "\r",
          ":",
          " folded\r\n",
          "5\r\nhello\r\n",
          "0\r\n\r\n",
          "ffffffff\r\n",
          "hello",
          "\u0000",
          "é");
  private static final Limits SMALL = new Limits(64, 500, 8, 400, 4, Duration.ofSeconds(1));

  @Test
  void reads_the_same_however_the_bytes_are_cut() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = scraps(random);
      Exchange.Answer whole = read(bytes, Math.max(1, bytes.length));
      Exchange.Answer cut = read(bytes, 1 + random.nextInt(5));
      assertThat(cut).as("seed 7, round %s", i).isEqualTo(whole);
    }
  }

  @Test
  void random_bytes_end_or_wait_for_more() {
    var random = new Random(8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      read(bytes, 1 + random.nextInt(300));
    }
  }

  @Test
  void whatever_a_server_says_the_call_ends_in_time() throws Exception {
    var random = new Random(9);
    var said = new AtomicReference<byte[]>(new byte[0]);
    try (var peer =
            new Peer(
                (in, out, socket) -> {
                  in.request();
                  byte[] bytes = said.get();
                  out.write(bytes);
                  out.flush();
                  if (bytes.length % 3 == 0) {
                    socket.setSoLinger(true, 0);
                  } else if (bytes.length % 3 == 1) {
                    in.request();
                  }
                });
        var client = new Client(peer.origin())) {
      for (int i = 0; i < 300; i++) {
        said.set(random.nextBoolean() ? scraps(random) : noise(random));
        Call call = Client.call(random.nextBoolean() ? "GET" : "POST", "/");
        Exchange exchange = client.wire.send(call.deadline(Duration.ofMillis(100)));
        assertThat(exchange.reply()).isNotNull();
        if (exchange.reply() instanceof Exchange.NoAnswer none) {
          assertThat(none.reason()).isIn(Reason.NOT_HTTP, Reason.DROPPED, Reason.TIMEOUT);
        }
      }
      assertThat(client.notes.exchanges).hasSize(300);
    }
  }

  private static byte[] scraps(Random random) {
    var text = new StringBuilder();
    if (random.nextInt(4) > 0) {
      text.append("HTTP/1.1 200 OK\r\n");
    }
    for (int n = random.nextInt(10); n > 0; n--) {
      text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Exchange.Answer read(byte[] bytes, int most) {
    var parser = new AnswerParser(SMALL, false);
    ByteBuf in = Unpooled.wrappedBuffer(bytes);
    boolean ended = false;
    while (!ended && in.isReadable()) {
      ByteBuf piece = in.readSlice(Math.min(most, in.readableBytes()));
      ended = parser.read(piece);
      assertThat(ended || piece.readableBytes() == 0).isTrue();
    }
    parser.closed(true);
    Exchange.Answer answer = parser.answer(true);
    if (answer != null) {
      assertThat(answer.body().bytes().length).isLessThanOrEqualTo(SMALL.keep());
      assertThat(answer.headers().size()).isLessThanOrEqualTo(SMALL.fields());
    }
    return answer == null
        ? new Exchange.Answer(0, List.of(), dev.prodproof.facts.Body.EMPTY, false)
        : answer;
  }
}
