package dev.prodproof.experiments.fuzzing.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Impact;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.MiniService.Response;
import dev.prodproof.experiments.fuzzing.Bench;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.survey.Survey;
import dev.prodproof.facts.Described;
import dev.prodproof.facts.RoundTrip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jsoup.nodes.Entities;

class FormRoundTripsTest {
  /// A guest book that reads what is sent as it is told to.
  private static MiniService guestBook(Charset reads) {
    List<String> entries = new ArrayList<>();
    return new MiniService()
        .on("/", exchange -> {
          var page = new StringBuilder("<form method='post' action='/sign'><input name='entry' maxlength='200'></form>");
          entries.forEach(entry -> page.append("<p>").append(Entities.escape(entry)).append("</p>"));
          return new Response(200, "text/html; charset=utf-8", page.toString());
        })
        .on("/sign", exchange -> {
          try {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            entries.add(URLDecoder.decode(body.replaceFirst("^entry=", ""), reads));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return new Response(303, "text/plain", "", Map.of("Location", "/"));
        });
  }

  private static List<RoundTrip> trips(Charset reads) throws Exception {
    try (var service = guestBook(reads); var bench = new Bench(service.url(), Impact.WRITES)) {
      var lab = bench.lab(Impact.WRITES, Duration.ofSeconds(60));
      new Survey().run(lab);
      Api api = lab.standing(Described.class).stream().map(Api::of).findFirst().orElseThrow();
      var crew = new Crew(lab, api, Token.at(Instant.EPOCH), "fuzzing");
      crew.explore(api.operations(), Duration.ZERO);
      new FormRoundTrips().run(crew);
      return bench.facts().stream().filter(RoundTrip.class::isInstance).map(RoundTrip.class::cast).toList();
    }
  }

  @Test
  void finds_a_text_on_the_page_that_follows_the_form() throws Exception {
    assertThat(trips(StandardCharsets.UTF_8))
        .hasSizeGreaterThan(8)
        .allMatch(trip -> trip.control() && trip.sent().equals(trip.received()));
  }

  @Test
  void sees_a_form_read_in_the_wrong_charset() throws Exception {
    assertThat(trips(StandardCharsets.ISO_8859_1))
        .filteredOn(trip -> !trip.sent().equals(trip.received()))
        .extracting(RoundTrip::variety)
        .contains("emoji trailing", "chinese")
        .doesNotContain("apostrophe", "ampersand");
  }
}
