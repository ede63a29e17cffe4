package dev.prodproof.experiments.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.CapacityMeasured;
import dev.prodproof.facts.LoadScene;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.lab.Recipe;
import dev.prodproof.lab.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Services whose capacity is known by construction: so many places, so long each. What other work
/// on this machine takes can only make them serve less.
final class LoadTest {
  private static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Counter, version: 1.0.0}
      paths:
        /things:
          get: {responses: {'200': {description: all}}}
      """;

  private static final int PLACES = 4;
  private static final Duration EACH = Duration.ofMillis(20);

  /// A second.
  private static final double CAPACITY = 200;

  private static final Terms.Objective OBJECTIVE =
      new Terms.Objective(
          new Recipe.Rate(40, Duration.ofSeconds(1)), Duration.ofMillis(400), 0.001);

  @Test
  void records_what_was_declared_and_what_is_possible() throws InterruptedException {
    try (MiniService service = refusing();
        LocalLab lab = lab(service)) {
      new Load().run(lab);
      assertThat(lab.only(LoadScene.class).objective().declared()).isTrue();
      assertThat(steps(lab, Phase.OBJECTIVE))
          .hasSizeBetween(2, 3)
          .allSatisfy(step -> assertThat(step.offered().rate()).isEqualTo(40))
          .allSatisfy(step -> assertThat(step.tally().intended()).isBetween(120L, 300L));
      assertThat(steps(lab, Phase.USERS).stream().map(step -> step.offered().users()))
          .containsExactly(1, 2, 4, 8);
      CapacityMeasured capacity = lab.only(CapacityMeasured.class);
      // Six wait before the four: a moment's luck lets a little more through.
      assertThat(capacity.low()).isLessThan(CAPACITY * 1.15);
    }
  }

  @Test
  void offers_more_than_can_be_served_and_then_half_of_it() throws InterruptedException {
    try (MiniService service = refusing();
        LocalLab lab = lab(service)) {
      lab.record(new CapacityMeasured(CAPACITY, CAPACITY * 1.1, "known", 0));
      new Overload().run(lab);
      List<LoadStep> steps = steps(lab, Phase.OVERLOAD);
      assertThat(steps.stream().map(step -> step.offered().times()))
          .containsExactly(0.9, 1.5, 2.0, 3.0);
      assertThat(steps.subList(1, 4))
          .allSatisfy(step -> assertThat(step.tally().refused()).isPositive())
          .allSatisfy(step -> assertThat(step.tally().invited()).isEqualTo(step.tally().refused()))
          .allSatisfy(step -> assertThat(step.goodput()).isLessThan(CAPACITY * 1.15));
      assertThat(steps(lab, Phase.RECOVERY))
          .singleElement()
          .satisfies(step -> assertThat(step.offered().times()).isEqualTo(0.5));
    }
  }

  @Test
  void offers_more_than_what_it_can_serve_once_it_is_warm() throws InterruptedException {
    try (MiniService service = refusing();
        LocalLab lab = lab(service)) {
      lab.record(new CapacityMeasured(CAPACITY / 10, CAPACITY / 9, "measured when it was cold", 0));
      new Overload().run(lab);
      List<LoadStep> steps = steps(lab, Phase.OVERLOAD);
      assertThat(steps)
          .hasSize(4)
          .allSatisfy(step -> assertThat(step.offered().capacity()).isGreaterThan(CAPACITY / 9));
      assertThat(steps.getFirst().offered().times()).isEqualTo(0.9);
      assertThat(steps.getLast().tally().refused()).isPositive();
    }
  }

  @Test
  void offers_nothing_where_nobody_knows_what_is_too_much() {
    try (MiniService service = refusing();
        LocalLab lab = lab(service)) {
      assertThatThrownBy(() -> new Overload().run(lab))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("capacity wasn't found");
    }
  }

  @Test
  void looks_longer_at_what_answers_seldom() throws InterruptedException {
    try (MiniService service = new MiniService().on("/things", _ -> slow());
        LocalLab lab = lab(service)) {
      new Load().run(lab);
      assertThat(steps(lab, Phase.USERS))
          .hasSize(4)
          .allSatisfy(step -> assertThat(step.tally().good()).isGreaterThanOrEqualTo(30));
    }
  }

  private static Response slow() {
    LockSupport.parkNanos(EACH.multipliedBy(6).toNanos());
    return new Response(200, "application/json", "[]");
  }

  @Test
  void puts_no_load_on_what_answers_nothing_well() {
    try (MiniService service =
            new MiniService().on("/things", _ -> new Response(500, "text/plain", "no"));
        LocalLab lab = lab(service)) {
      assertThatThrownBy(() -> new Load().run(lab)).hasMessageContaining("no reading answers well");
    }
  }

  private static List<LoadStep> steps(LocalLab lab, Phase phase) {
    return lab.all(LoadStep.class).stream()
        .filter(step -> step.offered().phase() == phase)
        .toList();
  }

  private static LocalLab lab(MiniService service) {
    LocalLab lab = new LocalLab(service.url()).stressing().keeping(Terms.NONE.objective(OBJECTIVE));
    lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
    return lab;
  }

  /// Four places, six that wait, and the rest is told to come again.
  private static MiniService refusing() {
    var door = new Semaphore(PLACES + 6);
    var places = new Semaphore(PLACES, true);
    return new MiniService()
        .on(
            "/things",
            _ -> {
              if (!door.tryAcquire()) {
                return new Response(503, "text/plain", "later", Map.of("Retry-After", "1"));
              }
              try {
                places.acquireUninterruptibly();
                LockSupport.parkNanos(EACH.toNanos());
                places.release();
                return new Response(200, "application/json", "[]");
              } finally {
                door.release();
              }
            });
  }
}
