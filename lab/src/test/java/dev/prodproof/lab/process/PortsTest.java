package dev.prodproof.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final int FIRST_LENT_TO_OUTGOING_CONNECTIONS = 32_768;

  @Test
  void gives_no_port_twice_and_none_that_an_outgoing_connection_may_take() {
    var given = new HashSet<Integer>();
    for (int i = 0; i < 200; i++) {
      assertThat(given.add(Ports.free())).isTrue();
    }
    assertThat(given).allMatch(port -> port < FIRST_LENT_TO_OUTGOING_CONNECTIONS);
  }
}
