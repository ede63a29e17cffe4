package dev.prodproof.experiments.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prodproof.core.Unusable;
import dev.prodproof.experiments.LocalLab;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.CapacityMeasured;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.facts.Uptime;
import dev.prodproof.facts.Uptime.Series;
import dev.prodproof.facts.Uptime.What;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Minutes take seconds here: the laboratory's clock runs faster, and nothing else is changed.
final class SoakTest {
  private static final String DESCRIPTION =
      """
      openapi: 3.1.0
      info: {title: Counter, version: 1.0.0}
      paths:
        /things:
          get: {responses: {'200': {description: all}}}
      """;

  private static final Duration TWELVE_MINUTES = Duration.ofSeconds(750);
  /// More, and a busy machine has no time left to begin.
  private static final int TIMES = 60;

  private final AtomicLong asked = new AtomicLong();

  @Test
  void follows_what_the_service_uses_with_requests_and_without() throws InterruptedException {
    try (MiniService service = keepingAll();
        LocalLab lab = lab(service).hurrying(TIMES, TWELVE_MINUTES)) {
      lab.record(new CapacityMeasured(200, 220, "known", 0));
      new Soak().run(lab);
      List<Uptime> all = lab.all(Uptime.class);
      assertThat(all).extracting(Uptime::loaded).containsExactly(false, true);
      Uptime loaded = all.getLast();
      assertThat(loaded.seconds()).isBetween(600.0, 640.0);
      assertThat(series(loaded, What.HEAP).values()).hasSizeGreaterThan(40).isSorted();
      assertThat(series(loaded, What.HEAP).values().getLast())
          .isGreaterThan(series(loaded, What.HEAP).values().getFirst());
      assertThat(lab.all(LoadStep.class))
          .singleElement()
          .satisfies(step -> assertThat(step.offered().phase()).isEqualTo(Phase.SOAK))
          .satisfies(step -> assertThat(step.offered().times()).isEqualTo(0.7));
    }
  }

  @Test
  void does_not_begin_what_is_too_short_to_tell_anything() {
    try (MiniService service = keepingAll();
        LocalLab lab = lab(service)) {
      lab.record(new CapacityMeasured(200, 220, "known", 0));
      assertThatThrownBy(() -> new Soak().run(lab))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("ten minutes");
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void reads_the_heap_that_a_collection_left() {
    assertThat(HeapMetric.in("# TYPE jvm_gc_live_data_size_bytes gauge\njvm_gc_live_data_size_bytes 3.4E7\n"))
        .hasValue(3.4e7);
    assertThat(HeapMetric.in("go_memstats_next_gc_bytes 4194304\n")).hasValue(4_194_304);
    String generations =
        """
        dotnet_gc_last_collection_heap_size_bytes{gen="0"} 10
        dotnet_gc_last_collection_heap_size_bytes{gen="1"} 5
        """;
    assertThat(HeapMetric.in(generations)).hasValue(15);
    assertThat(HeapMetric.in("jvm_gc_live_data_size_bytes 0.0\n")).isEmpty();
    assertThat(HeapMetric.in("jvm_memory_used_bytes{area=\"heap\"} 3.4E7\n")).isEmpty();
    assertThat(HeapMetric.in("nodejs_heap_size_used_bytes NaN\n<html>")).isEmpty();
  }

  private static Series series(Uptime uptime, What what) {
    return uptime.series().stream().filter(one -> one.what() == what).findFirst().orElseThrow();
  }

  private static LocalLab lab(MiniService service) {
    LocalLab lab = new LocalLab(service.url()).stressing();
    lab.record(Api.read(DESCRIPTION).described("test", "3.1", List.of()));
    lab.record(
        new Surveyed(
            List.of(), List.of(), List.of("/metrics"), false, false, List.of(), "", 0, false, List.of()));
    return lab;
  }

  /// Each request leaves something behind.
  private MiniService keepingAll() {
    return new MiniService()
        .on(
            "/things",
            _ -> {
              asked.incrementAndGet();
              return new Response(200, "application/json", "[]");
            })
        .on(
            "/metrics",
            _ ->
                new Response(
                    200, "text/plain", "go_memstats_next_gc_bytes " + (1_000_000 + asked.get()) + "\n"));
  }
}
