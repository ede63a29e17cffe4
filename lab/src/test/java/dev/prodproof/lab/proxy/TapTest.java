package dev.prodproof.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class TapTest {
  private final Tap tap = new Tap(InstantSource.system());

  private long call(String target) {
    return tap.see(
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.GET, target, Unpooled.EMPTY_BUFFER),
        null);
  }

  @Test
  void tells_of_calls_later_than_one_oldest_first() {
    call("/a");
    long second = call("/b?c");
    call("/d");
    assertThat(tap.after(0)).extracting(Passed::path).containsExactly("/a", "/b", "/d");
    assertThat(tap.after(second)).extracting(Passed::path).containsExactly("/d");
    assertThat(tap.after(99)).isEmpty();
  }

  @Test
  void keeps_the_latest_twenty_thousand_and_what_was_told_of_them() {
    for (int i = 0; i < 20_010; i++) {
      call("/" + i);
    }
    tap.told(10, 500);
    tap.told(11, 201);
    tap.told(20_010, 404);
    assertThat(tap.after(0)).hasSize(20_000);
    assertThat(tap.after(0).getFirst().status()).isEqualTo(201);
    assertThat(tap.after(0).getFirst().path()).isEqualTo("/10");
    assertThat(tap.after(20_009)).extracting(Passed::status).containsExactly(404);
  }
}
