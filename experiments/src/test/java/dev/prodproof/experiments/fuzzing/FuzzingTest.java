package dev.prodproof.experiments.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Impact;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FuzzingTest {
  @Test
  void finds_what_is_wrong_with_a_small_service_and_cleans_up() throws Exception {
    try (var service = new MiniBookings(); var bench = new Bench(service.url(), Impact.WRITES)) {
      bench.write(Api.read(MiniBookings.DESCRIPTION).described("test", "openapi 3.1", List.of()));
      var exercised = new Fuzzing().run(bench.lab(Impact.WRITES, Duration.ofSeconds(90)));

      assertThat(exercised.count("operations that answered well")).isEqualTo(5);
      assertThat(bench.exchanges(e -> e.status() >= 500 && !(e.purpose() instanceof Purpose.BrokenFraming)))
          .isNotEmpty()
          .extracting(e -> e.operation() + " " + e.request().body().text().contains("postcode"))
          .containsOnly("POST /bookings true", "PUT /bookings/{id} true");
      assertThat(bench.exchanges(FuzzingTest::accepted))
          .extracting(e -> e.operation() + " " + ((Purpose.Invalid) e.purpose()).site() + " " + ((Purpose.Invalid) e.purpose()).variety())
          .isNotEmpty()
          .allMatch(what -> what.contains("seats"), "about seats");
      assertThat(service.bookings.keySet()).as("ours are gone, theirs is there").containsExactly(5L);
      assertThat(service.bookings.get(5L)).as("theirs is as it was").hasToString("{\"name\":\"theirs\"}");
    }
  }

  @Test
  void sends_reads_alone_where_nothing_else_is_allowed() throws Exception {
    try (var service = new MiniBookings(); var bench = new Bench(service.url(), Impact.READS)) {
      bench.write(Api.read(MiniBookings.DESCRIPTION).described("test", "openapi 3.1", List.of()));
      new Fuzzing().run(bench.lab(Impact.READS, Duration.ofSeconds(30)));
      assertThat(bench.exchanges(e -> true).stream().map(e -> e.request().method()).collect(Collectors.toSet()))
          .contains("GET")
          .isSubsetOf("GET", "HEAD", "OPTIONS", "TRACE");
    }
  }

  private static boolean accepted(Exchange exchange) {
    return exchange.succeeded()
        && exchange.purpose() instanceof Purpose.Invalid(_, _, _, boolean certain, long mended)
        && certain
        && mended > 0;
  }
}
