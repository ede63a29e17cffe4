package dev.prodproof.experiments.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Cause;
import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Severity;
import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.facts.Grown;
import dev.prodproof.facts.ReadAtSize;
import dev.prodproof.facts.ReadAtSize.Pace;
import dev.prodproof.facts.ReadAtSize.Paging;
import dev.prodproof.facts.ReadAtSize.Shown;
import dev.prodproof.facts.ReadAtSize.Size;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class GrowthTest {
  private static final int PLENTY = 1_000_000;

  @Test
  void reads_a_list_at_each_size_and_takes_away_what_it_made() throws InterruptedException {
    try (var shelf = new MiniShelf(PLENTY, PLENTY);
        LocalLab lab = shelf.lab()) {
      var exercised = new Growth().run(lab);
      assertThat(lab.only(Grown.class).made()).isBetween(1_990L, 2_000L);
      assertThat(items(lab)).hasSize(3).isSorted().last().isEqualTo(shelf.most());
      assertThat(shelf.most()).isGreaterThan(1_990);
      assertThat(shelf.size()).isZero();
      assertThat(exercised.count("things left")).isZero();
    }
  }

  @Test
  void sees_a_list_stop_at_its_page() throws InterruptedException {
    try (var shelf = new MiniShelf(50, PLENTY);
        LocalLab lab = shelf.lab()) {
      new Growth().run(lab);
      assertThat(items(lab)).containsExactly(50, 50, 50);
      assertThat(readings(lab, "GET /books/{id}"))
          .hasSize(3)
          .allSatisfy(read -> assertThat(read.size().own()).isFalse());
    }
  }

  @Test
  void prefers_the_command_of_the_recipe_that_makes_many_at_once() throws InterruptedException {
    try (var shelf = new MiniShelf(PLENTY, PLENTY);
        LocalLab lab = shelf.lab().seeding(shelf::add)) {
      var exercised = new Growth().run(lab);
      assertThat(lab.only(Grown.class).made()).isEqualTo(10_000);
      // One of them was made to see how.
      assertThat(items(lab)).containsExactly(1_001, 5_001, 10_001);
      assertThat(exercised.count("things left")).isEqualTo(10_000);
    }
  }

  @Test
  void says_why_there_are_no_more() throws InterruptedException {
    try (var shelf = new MiniShelf(PLENTY, 300);
        LocalLab lab = shelf.lab()) {
      new Growth().run(lab);
      Grown grown = lab.only(Grown.class);
      assertThat(grown.made()).isBetween(290L, 300L);
      assertThat(grown.because()).contains("409");
      assertThat(shelf.size()).isZero();
    }
  }

  @Test
  void makes_nothing_where_nothing_can_be_made() {
    try (var shelf = new MiniShelf(PLENTY, 0);
        LocalLab lab = shelf.lab()) {
      assertThatThrownBy(() -> new Growth().run(lab))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("nothing can be made");
    }
  }

  @Test
  void makes_all_of_it_once_more_for_a_finding() throws InterruptedException {
    try (var shelf = new MiniShelf(PLENTY, PLENTY);
        LocalLab lab = shelf.lab()) {
      assertThat(tried(1_000, facts -> most(facts) > 1_000, lab)).isEqualTo(Confirmed.REPRODUCIBLE);
      assertThat(tried(1_000, facts -> most(facts) > PLENTY, lab)).isEqualTo(Confirmed.FLAKY);
      assertThat(shelf.size()).isZero();
    }
  }

  @Test
  void confirms_nothing_where_less_could_be_made_than_before() throws InterruptedException {
    try (var shelf = new MiniShelf(PLENTY, 300);
        LocalLab lab = shelf.lab()) {
      assertThat(tried(1_000, facts -> most(facts) > 1_000, lab)).isEqualTo(Confirmed.UNTRIED);
    }
  }

  private static Confirmed tried(
      long before, Predicate<List<? extends Fact>> shows, LocalLab lab) throws InterruptedException {
    var finding = new Finding(Severity.MAJOR, "GET /books", "all of it", new Cause("it grows"), List.of());
    return new Growth().confirm(finding, List.of(read(before)), shows, lab).confirmed();
  }

  private static ReadAtSize read(long made) {
    return new ReadAtSize(
        "GET /books",
        new Size("POST /books", made, true),
        new Paging(false, 0, 0),
        0,
        new Shown(200, 0, 0, -1, -1),
        Pace.NONE,
        1);
  }

  private static int most(List<? extends Fact> facts) {
    return facts.stream()
        .filter(ReadAtSize.class::isInstance)
        .mapToInt(fact -> ((ReadAtSize) fact).shown().items())
        .max()
        .orElse(0);
  }

  private static List<Integer> items(LocalLab lab) {
    return readings(lab, "GET /books").stream().map(read -> read.shown().items()).toList();
  }

  private static List<ReadAtSize> readings(LocalLab lab, String operation) {
    return lab.all(ReadAtSize.class).stream()
        .filter(read -> read.operation().equals(operation))
        .toList();
  }
}
