package dev.prodproof.lab.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

final class ShortageTest {
  private final Shortage shortage = new Shortage();

  @Test
  void a_door_that_ran_out_of_descriptors_says_what_to_raise() {
    var door = new EmbeddedChannel(shortage, new Swallowing());
    door.pipeline().fireExceptionCaught(new IOException("Too many open files"));
    assertThat(shortage.sentence()).hasValueSatisfying(words -> assertThat(words).contains("ulimit -n"));
    var _ = door.close();
  }

  @Test
  void a_way_that_found_none_says_so_too() {
    shortage.see(new ConnectException("socket(..)").initCause(new IOException("Too many open files")));
    assertThat(shortage.sentence()).isPresent();
  }

  @Test
  void a_dependency_that_refuses_is_no_shortage_of_ours() {
    shortage.see(new ConnectException("Connection refused"));
    shortage.see(null);
    assertThat(shortage.sentence()).isEmpty();
  }

  private static final class Swallowing extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext on, Throwable cause) {
      // The acceptor waits a second and tries again.
    }
  }
}
