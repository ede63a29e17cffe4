package dev.prodproof.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.rules.Validity;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class BystandersTest {
  /// Left alone by those who started them, so that they are nobody's here, and gone by themselves.
  private static final String BUSY =
      "for i in $(seq $(nproc)); do"
          + " setsid timeout 4 nice -n 19 sh -c 'while :; do :; done' >/dev/null 2>&1 & done";

  @Test
  void who_works_beside_a_target_on_this_machine_is_seen()
      throws IOException, InterruptedException {
    int code = new ProcessBuilder("sh", "-c", BUSY).inheritIO().start().waitFor();
    assertThat(code).isZero();
    assertThat(beside("http://127.0.0.1:80")).isGreaterThan(Validity.OTHERS);
  }

  @Test
  void what_goes_on_here_is_nothing_to_a_target_elsewhere() throws InterruptedException {
    assertThat(beside("http://192.0.2.1")).isZero();
  }

  private static double beside(String target) throws InterruptedException {
    return Bystanders.beside(URI.create(target), Validity.OTHERS, InstantSource.system());
  }
}
