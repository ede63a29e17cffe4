package dev.prodproof.experiments.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Cause;
import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Severity;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.LoadScene;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Generator;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Operation;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.LoadStep.Tally;
import dev.prodproof.facts.load.Distribution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Half a second of load in place of many: what is asked is whether the right load comes again, and what is
/// said of it.
final class EncoreTest {
  private static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Counter, version: 1.0.0}
      paths:
        /things:
          get: {responses: {'200': {description: all}}}
      """;

  private static final int TIMES = 4;

  /// Of what goes by so much faster: too little for two steps of 15 s.
  private static final Duration LITTLE = Duration.ofSeconds(26);

  private static final Finding FINDING =
      new Finding(Severity.MAJOR, "under load", "all fails", new Cause("it fails"), List.of());

  @Test
  void confirms_what_shows_again_under_the_same_load() throws InterruptedException {
    try (MiniService service = busy();
        LocalLab lab = lab(service)) {
      List<Fact> evidence = List.of(step(Phase.OVERLOAD, 80), step(Phase.OVERLOAD, 120));
      assertThat(tried(evidence, refused(Phase.OVERLOAD), lab)).isEqualTo(Confirmed.REPRODUCIBLE);
      assertThat(lab.all(LoadStep.class).stream().map(one -> one.offered().rate()))
          .containsExactly(120.0, 80.0);
    }
  }

  @Test
  void repeats_only_what_the_finding_stands_on() throws InterruptedException {
    try (MiniService service = busy();
        LocalLab lab = lab(service)) {
      List<Fact> evidence =
          List.of(
              step(Phase.OBJECTIVE, 40),
              step(Phase.OBJECTIVE, 40),
              step(Phase.CAPACITY, 50),
              step(Phase.CAPACITY, 60));
      assertThat(tried(evidence, refused(Phase.CAPACITY), lab)).isEqualTo(Confirmed.REPRODUCIBLE);
      assertThat(lab.all(LoadStep.class))
          .allSatisfy(one -> assertThat(one.offered().phase()).isEqualTo(Phase.CAPACITY));
    }
  }

  @Test
  void does_not_confirm_what_was_a_moments_trouble() throws InterruptedException {
    try (MiniService service = new MiniService().json("/things", "[]");
        LocalLab lab = lab(service)) {
      List<Fact> evidence = List.of(step(Phase.OVERLOAD, 80), step(Phase.OVERLOAD, 120));
      // Untried where this very machine was too busy to tell.
      assertThat(tried(evidence, refused(Phase.OVERLOAD), lab))
          .isIn(Confirmed.FLAKY, Confirmed.UNTRIED);
      assertThat(lab.all(LoadStep.class)).hasSize(2);
    }
  }

  @Test
  void plays_long_steps_for_their_share_of_the_time() throws InterruptedException {
    try (MiniService service = busy();
        LocalLab lab = lab(service).hurrying(TIMES, LITTLE)) {
      List<Fact> evidence = List.of(lasting(15, Phase.OVERLOAD, 80), lasting(15, Phase.OVERLOAD, 120));
      assertThat(tried(evidence, refused(Phase.OVERLOAD), lab)).isEqualTo(Confirmed.REPRODUCIBLE);
    }
  }

  @Test
  void does_not_refute_in_less_time_what_took_longer_to_show() throws InterruptedException {
    try (MiniService service = new MiniService().json("/things", "[]");
        LocalLab lab = lab(service).hurrying(TIMES, LITTLE)) {
      List<Fact> evidence = List.of(lasting(15, Phase.OVERLOAD, 80), lasting(15, Phase.OVERLOAD, 120));
      assertThat(tried(evidence, refused(Phase.OVERLOAD), lab)).isEqualTo(Confirmed.UNTRIED);
      assertThat(lab.all(LoadStep.class)).hasSize(2);
    }
  }

  @Test
  void tries_nothing_where_the_steps_are_not_known_any_more() throws InterruptedException {
    try (MiniService service = busy();
        LocalLab lab = lab(service)) {
      assertThat(tried(List.of(), refused(Phase.OVERLOAD), lab)).isEqualTo(Confirmed.UNTRIED);
      assertThat(lab.all(LoadScene.class)).isEmpty();
    }
  }

  private static Confirmed tried(
      List<Fact> evidence, Predicate<List<? extends Fact>> shows, LocalLab lab)
      throws InterruptedException {
    return new Overload().confirm(FINDING, evidence, shows, lab).confirmed();
  }

  /// Two steps of that phase had refusals.
  private static Predicate<List<? extends Fact>> refused(Phase phase) {
    return facts ->
        facts.stream()
                .filter(LoadStep.class::isInstance)
                .map(LoadStep.class::cast)
                .filter(one -> one.offered().phase() == phase && one.tally().refused() > 0)
                .count()
            >= 2;
  }

  private static LoadStep step(Phase phase, double rate) {
    return lasting(0.5, phase, rate);
  }

  private static LoadStep lasting(double seconds, Phase phase, double rate) {
    var tally = new Tally(40, 40, 20, 20, 20, 0, 0);
    return new LoadStep(
        new Offered(phase, rate, 0, 40),
        seconds,
        List.of(),
        List.of(new Operation("GET /things", tally, Distribution.EMPTY, Distribution.EMPTY)),
        new Generator(0, 1, 0.1),
        List.of(),
        List.of());
  }

  /// Answers one, in quiet, and refuses every fourth one.
  private static MiniService busy() {
    var count = new AtomicLong();
    return new MiniService()
        .on(
            "/things",
            _ ->
                count.getAndIncrement() % 4 < 3
                    ? new Response(200, "application/json", "[]")
                    : new Response(503, "text/plain", "later", Map.of("Retry-After", "1")));
  }

  private static LocalLab lab(MiniService service) {
    LocalLab lab = new LocalLab(service.url()).stressing();
    lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
    return lab;
  }
}
