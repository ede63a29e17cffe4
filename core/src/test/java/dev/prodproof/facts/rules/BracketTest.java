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

  private static Bracket searched(DoublePredicate served, Search search) {
    var trials = new ArrayList<Trial>();
    Bracket bracket = Bracket.of(List.copyOf(trials));
    for (OptionalDouble next = bracket.next(search);
        next.isPresent();
        next = bracket.next(search)) {
      trials.add(new Trial(next.getAsDouble(), served.test(next.getAsDouble()), "seen"));
      bracket = Bracket.of(List.copyOf(trials));
    }
    return bracket;
  }
}
