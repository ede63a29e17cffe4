package dev.prodproof.facts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.rules.Bracket.Search;
import dev.prodproof.facts.rules.Bracket.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BracketTest {
  private static final Search SEARCH = new Search(10, 1.05, 3, 100_000);
  private static final Objective OBJECTIVE = new Objective(true, 100, 1_000_000_000, 0.001);

  @Test
  void closes_in_on_what_is_served() {
    Bracket bracket = searched(rate -> rate < 777, SEARCH);
    assertThat(bracket.low()).isLessThan(777);
    assertThat(bracket.high()).isGreaterThanOrEqualTo(777);
    assertThat(bracket.high() / bracket.low()).isLessThanOrEqualTo(1.05);
    assertThat(bracket.votes().get(bracket.low()))
        .satisfies(votes -> assertThat(votes.served()).isEqualTo(2));
  }

  @Test
  void goes_down_where_the_first_rate_is_too_much() {
    Bracket bracket = searched(rate -> rate < 3, SEARCH);
    assertThat(bracket.found()).isTrue();
    assertThat(bracket.high() / bracket.low()).isLessThanOrEqualTo(1.05);
  }

  @Test
  void names_no_ceiling_that_it_has_not_seen() {
    Bracket bracket = searched(_ -> true, SEARCH);
    assertThat(bracket.found()).isFalse();
    assertThat(bracket.low()).isEqualTo(100_000);
  }

  @Test
  void finds_none_where_nothing_is_served() {
    assertThat(searched(_ -> false, SEARCH).low()).isZero();
  }

  @Test
  void outvotes_one_unlucky_trial() {
    int[] tries = {0};
    Bracket bracket =
        searched(
            rate -> {
              boolean unlucky = rate == 160 && tries[0]++ == 0;
              return rate < 500 && !unlucky;
            },
            new Search(10, 1.05, 3, 100_000));
    assertThat(bracket.low()).isBetween(150.0, 500.0);
  }

  @Test
  void finds_the_capacity_of_simulated_queues() {
    int close = 0;
    for (int seed = 0; seed < 10; seed++) {
      var chance = new Random(seed);
      var queue = new SimulatedQueue(8, 1_000);
      var steps = new ArrayList<LoadStep>();
      OptionalDouble next = Bracket.of(steps, OBJECTIVE).next(SEARCH);
      while (next.isPresent()) {
        steps.add(queue.step(next.getAsDouble(), 30, chance));
        next = Bracket.of(steps, OBJECTIVE).next(SEARCH);
      }
      Bracket bracket = Bracket.of(steps, OBJECTIVE);
      close += bracket.low() > 950 && bracket.high() < 1_060 ? 1 : 0;
    }
    assertThat(close).isGreaterThanOrEqualTo(9);
  }

  /// As the command does: a first look takes three seconds, and what is looked at again takes longer.
  @ParameterizedTest
  @CsvSource({"20, 400", "8, 800", "1, 1500"})
  void finds_the_capacity_with_short_looks_and_sure_ones(int servers, double capacity) {
    int close = 0;
    for (int seed = 0; seed < 10; seed++) {
      var chance = new Random(seed);
      var queue = new SimulatedQueue(servers, capacity);
      var steps = new ArrayList<LoadStep>();
      Bracket bracket = Bracket.of(steps, OBJECTIVE);
      for (OptionalDouble next = bracket.next(SEARCH); next.isPresent(); next = bracket.next(SEARCH)) {
        double rate = next.getAsDouble();
        double seconds = bracket.votes().containsKey(rate) ? Bracket.enough(rate).toMillis() / 1e3 : 3;
        steps.add(queue.step(rate, seconds, chance));
        bracket = Bracket.of(steps, OBJECTIVE);
      }
      double middle = (bracket.low() + bracket.high()) / 2;
      close += Math.abs(middle / capacity - 1) <= 0.05 ? 1 : 0;
    }
    assertThat(close).isGreaterThanOrEqualTo(9);
  }

  @Test
  void what_a_short_look_let_pass_counts_only_until_a_longer_one() {
    var trials = new ArrayList<Trial>();
    trials.add(new Trial(100, true, 300, "short"));
    trials.add(new Trial(200, false, 600, "short"));
    assertThat(Bracket.of(trials).low()).isEqualTo(100);
    trials.add(new Trial(100, false, 3_000, "long"));
    assertThat(Bracket.of(trials).high()).isEqualTo(100);
    trials.add(new Trial(100, true, 3_000, "long"));
    assertThat(Bracket.of(trials).next(SEARCH)).hasValue(100);
  }

  private static Bracket searched(DoublePredicate served, Search search) {
    var trials = new ArrayList<Trial>();
    Bracket bracket = Bracket.of(List.copyOf(trials));
    for (OptionalDouble next = bracket.next(search);
        next.isPresent();
        next = bracket.next(search)) {
      trials.add(new Trial(next.getAsDouble(), served.test(next.getAsDouble()), 1_000, "seen"));
      bracket = Bracket.of(List.copyOf(trials));
    }
    return bracket;
  }
}
