package dev.prodproof.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SocketsTest {
  @Test
  void ends_a_connection_at_once_and_minds_no_other_end_that_was_faster() throws Exception {
    var loops = Sockets.loops("sockets");
    try (var door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Channel line =
          new Bootstrap()
              .group(loops)
              .channel(Sockets.line())
              .handler(new ChannelInboundHandlerAdapter())
              .connect(door.getInetAddress(), door.getLocalPort())
              .awaitUninterruptibly()
              .channel();
      try (Socket far = door.accept()) {
        far.setSoTimeout(5_000);
        Sockets.reset(line);
        assertThatThrownBy(() -> far.getInputStream().read())
            .isInstanceOf(SocketException.class)
            .hasMessageContaining("reset");
      }
      assertThat(line.closeFuture().awaitUninterruptibly(5, TimeUnit.SECONDS)).isTrue();
      Sockets.reset(line);
    } finally {
      var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }
}
