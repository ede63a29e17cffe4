package dev.prodproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.report.words.Tally;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void counts_what_stands() {
    var tally = new Tally(Samples.rich());
    assertThat(tally.standing("critical") + tally.standing("major")).isPositive();
  }

  @Test
  void does_not_count_what_was_not_seen_each_time() {
    var tally = new Tally(Samples.huge(4, 5));
    assertThat(tally.worst()).hasSize(4);
    assertThat(tally.standing("critical") + tally.standing("major")).isZero();
  }
}
