package dev.prodproof.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Capability;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Unusable;
import dev.prodproof.lab.Experiment;
import dev.prodproof.lab.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SharesTest {
  private static final Instant START = Instant.EPOCH;
  private static final Experiment LIGHT = new Weighing(1, false);
  private static final Experiment HEAVY = new Weighing(3, false);

  private record Weighing(int weight, boolean takesLong) implements Experiment {
    @Override
    public String name() {
      return "weighing";
    }

    @Override
    public Impact impact() {
      return Impact.READS;
    }

    @Override
    public Set<Capability> needs() {
      return Set.of();
    }

    @Override
    public Exercised run(Lab lab) {
      throw new AssertionError("nobody asked for it");
    }
  }

  private static Instant after(int seconds) {
    return START.plusSeconds(seconds);
  }

  @Test
  void a_time_that_was_given_is_that_of_the_whole_run() {
    var shares = new Shares(Budget.of("70s"), START);
    // Ten are kept for the confirmation.
    assertThat(shares.of(HEAVY, List.of(LIGHT, LIGHT, LIGHT), after(0))).hasSeconds(30);
    assertThat(shares.of(LIGHT, List.of(), after(40))).hasSeconds(20);
  }

  @Test
  void what_one_leaves_over_is_for_those_that_follow() {
    var shares = new Shares(Budget.of("70s"), START);
    assertThat(shares.of(LIGHT, List.of(LIGHT), after(0))).hasSeconds(30);
    assertThat(shares.of(LIGHT, List.of(), after(5))).hasSeconds(55);
  }

  @Test
  void none_is_begun_with_nothing_at_all() {
    var shares = new Shares(Budget.of("10s"), START);
    assertThat(shares.of(LIGHT, List.of(LIGHT), after(60))).isPositive();
  }

  @Test
  void a_budget_by_name_is_that_of_each_experiment() {
    var shares = new Shares(Budget.DEFAULT, START);
    assertThat(shares.of(HEAVY, List.of(LIGHT), after(900))).isEqualTo(Duration.ofMinutes(3));
    assertThat(shares.of(new Weighing(1, true), List.of(), after(0))).hasMinutes(12);
  }

  @Test
  void a_word_that_is_no_time_is_refused_with_those_that_are() {
    assertThatThrownBy(() -> Budget.of("soon"))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("quick, default, full");
  }
}
