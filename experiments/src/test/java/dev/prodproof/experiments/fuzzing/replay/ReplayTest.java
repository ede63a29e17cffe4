package dev.prodproof.experiments.fuzzing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Cause;
import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Severity;
import dev.prodproof.experiments.MiniHalls;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.fuzzing.Bench;
import dev.prodproof.experiments.fuzzing.Fuzzing;
import dev.prodproof.experiments.fuzzing.MiniBookings;
import dev.prodproof.experiments.fuzzing.cases.RudeCases;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.Site;
import dev.prodproof.lab.Confirms.Confirmation;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final Site POSTCODE = new Site(Site.In.BODY, "/postcode");
  private static boolean error(List<? extends Fact> facts) {
    return facts.stream().anyMatch(fact -> fact instanceof Exchange e && e.status() == 500);
  }

  private static Bench bench(MiniBookings service) {
    return bench(service, MiniBookings.DESCRIPTION);
  }

  private static Bench bench(MiniBookings service, String description) {
    var bench = new Bench(service.url(), Impact.WRITES);
    bench.write(Api.read(description).described("test", "openapi 3.1", List.of()));
    return bench;
  }

  private static Exchange sent(Bench bench, Purpose why, String method, String path, String body) throws Exception {
    String id = method + " " + path.replaceAll("/\\d+", "/{id}");
    var lab = bench.lab(Impact.WRITES, Duration.ofMinutes(1));
    return lab.http().send(Call.of("fuzzing", why, method, path).operation(id).body("application/json", body));
  }

  private static Confirmation confirmed(Bench bench, List<Exchange> evidence, Predicate<List<? extends Fact>> shows)
      throws Exception {
    var finding =
        new Finding(Severity.CRITICAL, "POST /bookings", "it fails", new Cause("500"), evidence.stream().map(Exchange::id).toList());
    return new Fuzzing().confirm(finding, List.copyOf(evidence), shows, bench.lab(Impact.WRITES, Duration.ofMinutes(1)));
  }

  @Test
  void confirms_and_shrinks_a_request_that_fails_each_time() throws Exception {
    try (var service = new MiniBookings(); var bench = bench(service)) {
      var why = new Purpose.Unusual(POSTCODE, "emoji only", "\uD83D\uDE80");
      String body = "{\"name\":\"Ada zqpabcdaaa\",\"slotId\":41,\"seats\":2,\"postcode\":\"\uD83D\uDE80\",\"note\":\"zq\"}";
      Exchange failed = sent(bench, why, "POST", "/bookings", body);
      Confirmation outcome = confirmed(bench, List.of(failed), ReplayTest::error);
      assertThat(outcome.confirmed()).isEqualTo(Confirmed.REPRODUCIBLE);
      long telling = outcome.finding().evidence().getLast();
      assertThat(telling).isNotEqualTo(failed.id());
      assertThat(bench.exchanges(e -> e.id() == telling))
          .singleElement()
          .satisfies(e -> assertThat(e.status()).isEqualTo(500))
          .satisfies(e -> assertThat(e.request().body().text()).contains("postcode").doesNotContain("note").doesNotContain("zqpabcd"));
      assertThat(service.bookings.keySet()).containsExactly(5L);
    }
  }

  private static final Site TEXT = new Site(Site.In.BODY, "/text");
  private static final String NOTES =
      """
      {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {"/notes": {"post": {
        "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "properties": {"text": {"type": "string"}}}}}},
        "responses": {"201": {"description": "made"}}}}}}
      """;

  /// Answers 500 to whoever comes while another one is served.
  private static MiniService crowded(AtomicInteger inside) {
    return new MiniService().on("/notes", exchange -> {
      boolean alone = inside.incrementAndGet() == 1;
      LockSupport.parkNanos(30_000_000);
      inside.decrementAndGet();
      return new MiniService.Response(alone ? 201 : 500, "application/json", "{}");
    });
  }

  private static Confirmation ofNotes(Purpose why) throws Exception {
    var inside = new AtomicInteger();
    try (var service = crowded(inside); var bench = new Bench(service.url(), Impact.WRITES)) {
      bench.write(Api.read(NOTES).described("test", "openapi 3.1", List.of()));
      inside.incrementAndGet();
      Exchange failed = sent(bench, why, "POST", "/notes", "{\"text\":\"a\"}");
      inside.decrementAndGet();
      assertThat(failed.status()).isEqualTo(500);
      return confirmed(bench, List.of(failed), ReplayTest::error);
    }
  }

  @Test
  void shows_again_in_company_what_fails_in_company_only() throws Exception {
    assertThat(ofNotes(new Purpose.Valid("everything", true)).confirmed()).isEqualTo(Confirmed.STATE_DEPENDENT);
    assertThat(ofNotes(new Purpose.Unusual(TEXT, "emoji only", "\uD83D\uDE80")).confirmed()).isEqualTo(Confirmed.STATE_DEPENDENT);
  }

  @Test
  void sends_nothing_unlawful_in_company() throws Exception {
    assertThat(ofNotes(new Purpose.Invalid(TEXT, "type", "a number", true, 0)).confirmed()).isEqualTo(Confirmed.FLAKY);
  }

  @Test
  void makes_a_new_thing_where_the_old_one_is_gone() throws Exception {
    try (var service = new MiniBookings(); var bench = bench(service)) {
      var plain = new Purpose.Valid("everything", true);
      sent(bench, plain, "POST", "/bookings", "{\"name\":\"Ada\",\"slotId\":41,\"seats\":2}");
      var why = new Purpose.Unusual(POSTCODE, "emoji only", "\uD83D\uDE80");
      String body = "{\"name\":\"Ada\",\"slotId\":41,\"seats\":2,\"postcode\":\"\uD83D\uDE80\"}";
      Exchange failed = sent(bench, why, "PUT", "/bookings/1001", body);
      assertThat(failed.status()).isEqualTo(500);
      service.bookings.remove(1001L);
      assertThat(confirmed(bench, List.of(failed), ReplayTest::error).confirmed()).isEqualTo(Confirmed.REPRODUCIBLE);
    }
  }

  @Test
  void makes_a_new_thing_where_the_list_ends_with_a_slash() throws Exception {
    String slashed = MiniBookings.DESCRIPTION.replace("/bookings:", "/bookings/:");
    try (var service = new MiniBookings(); var bench = bench(service, slashed)) {
      var why = new Purpose.Unusual(POSTCODE, "emoji only", "\uD83D\uDE80");
      sent(bench, new Purpose.Valid("everything", true), "POST", "/bookings/", "{\"name\":\"Ada\",\"slotId\":41,\"seats\":2}");
      String body = "{\"name\":\"Ada\",\"slotId\":41,\"seats\":2,\"postcode\":\"\uD83D\uDE80\"}";
      Exchange failed = sent(bench, why, "PUT", "/bookings/1001", body);
      service.bookings.remove(1001L);
      assertThat(confirmed(bench, List.of(failed), ReplayTest::error).confirmed()).isEqualTo(Confirmed.REPRODUCIBLE);
    }
  }

  @Test
  void makes_another_thing_for_each_deletion() throws Exception {
    try (var service = new MiniBookings(); var bench = bench(service)) {
      var plain = new Purpose.Valid("everything", true);
      sent(bench, plain, "POST", "/bookings", "{\"name\":\"Ada\",\"slotId\":41,\"seats\":2}");
      Exchange gone = sent(bench, plain, "DELETE", "/bookings/1001", "");
      assertThat(gone.succeeded()).isTrue();
      Predicate<List<? extends Fact>> deletes =
          facts ->
              facts.stream()
                  .anyMatch(fact -> fact instanceof Exchange e && e.request().method().equals("DELETE") && e.succeeded());
      assertThat(confirmed(bench, List.of(gone), deletes).confirmed()).isEqualTo(Confirmed.REPRODUCIBLE);
    }
  }

  @Test
  void makes_anew_what_must_be_unique() throws Exception {
    String unique =
        MiniBookings.DESCRIPTION.replace("postcode:", "plate: {type: string, pattern: '^[A-Z]{3}[0-9]{4}$'}\n        postcode:");
    try (var service = new MiniBookings(); var bench = bench(service, unique)) {
      var why = new Purpose.Unusual(POSTCODE, "emoji only", "\uD83D\uDE80");
      String body = "{\"name\":\"Ada\",\"slotId\":41,\"seats\":2,\"plate\":\"ABC1234\",\"postcode\":\"\uD83D\uDE80\"}";
      Exchange failed = sent(bench, why, "POST", "/bookings", body);
      assertThat(failed.status()).isEqualTo(500);
      assertThat(confirmed(bench, List.of(failed), ReplayTest::error).confirmed()).isEqualTo(Confirmed.REPRODUCIBLE);
    }
  }

  @Test
  void shows_a_refusal_beside_what_is_accepted_though_each_thing_is_used_up_by_one() throws Exception {
    var service = new MiniHalls();
    try (service; var bench = new Bench(service.url(), Impact.WRITES)) {
      bench.write(Api.read(MiniHalls.DESCRIPTION).described("test", "openapi 3.1", List.of()));
      sent(bench, new Purpose.Valid("everything", true), "POST", "/halls", "{\"title\":\"Ada\"}");
      var plain = new Purpose.Valid("everything", true);
      Exchange accepted = sent(bench, plain, "POST", "/seats", "{\"hallId\":1,\"name\":\"Ada\"}");
      var odd = new Purpose.Unusual(new Site(Site.In.BODY, "/name"), "apostrophe", "O'Hara");
      Exchange refused = sent(bench, odd, "POST", "/seats", "{\"hallId\":1,\"name\":\"O'Hara\"}");
      assertThat(List.of(accepted.status(), refused.status())).containsExactly(201, 400);
      Predicate<List<? extends Fact>> beside =
          facts ->
              List.of(201, 400).stream()
                  .allMatch(status -> facts.stream().anyMatch(fact -> fact instanceof Exchange e && e.status() == status));
      assertThat(confirmed(bench, List.of(accepted, refused), beside).confirmed())
          .isEqualTo(Confirmed.REPRODUCIBLE);
    }
  }

  @Test
  void sends_an_oversized_body_again_whole_and_with_fresh_marks() throws Exception {
    try (var service = new MiniBookings(); var bench = bench(service)) {
      String start = "{\"name\":\"Ada zqpabcdaaa\",\"slotId\":41,\"seats\":2,\"zqfiller\":\"";
      String body = start + "a".repeat(200_000) + RudeCases.END;
      Exchange taken = sent(bench, new Purpose.Oversized(body.length(), 1_000), "POST", "/bookings", body);
      assertThat(taken.succeeded()).isTrue();
      Predicate<List<? extends Fact>> accepted =
          facts -> facts.stream().anyMatch(fact -> fact instanceof Exchange e && e.succeeded());
      Confirmation outcome = confirmed(bench, List.of(taken), accepted);
      assertThat(outcome.confirmed()).isEqualTo(Confirmed.REPRODUCIBLE);
      assertThat(bench.exchanges(e -> e.id() == outcome.finding().evidence().getLast()))
          .singleElement()
          .satisfies(e -> assertThat(e.request().body().length()).isEqualTo(body.length()))
          .satisfies(e -> assertThat(e.request().body().text()).doesNotContain("zqpabcd"));
    }
  }

  @Test
  void calls_flaky_what_does_not_show_again() throws Exception {
    try (var service = new MiniBookings(); var bench = bench(service)) {
      var plain = new Purpose.Valid("everything", true);
      Exchange fine = sent(bench, plain, "POST", "/bookings", "{\"name\":\"Ada\",\"slotId\":41,\"seats\":2}");
      assertThat(confirmed(bench, List.of(fine), ReplayTest::error).confirmed()).isEqualTo(Confirmed.FLAKY);
    }
  }

  @Test
  void follows_an_id_from_an_earlier_answer_into_later_requests() throws Exception {
    try (var service = new MiniBookings(); var bench = bench(service)) {
      var step = new Purpose.Step("created is there", 1, Purpose.Role.CREATE);
      Exchange made = sent(bench, step, "POST", "/bookings", "{\"name\":\"Ada\",\"slotId\":41,\"seats\":2}");
      Exchange read = sent(bench, step, "GET", "/bookings/1001", "");
      Predicate<List<? extends Fact>> bothGood =
          facts -> facts.stream().filter(Exchange.class::isInstance).map(Exchange.class::cast).allMatch(Exchange::succeeded);
      Confirmation outcome = confirmed(bench, List.of(made, read), bothGood);
      assertThat(outcome.confirmed()).isEqualTo(Confirmed.REPRODUCIBLE);
      assertThat(bench.exchanges(e -> e.id() == outcome.finding().evidence().getLast()))
          .singleElement()
          .satisfies(e -> assertThat(e.request().target()).isNotEqualTo("/bookings/1001"));
    }
  }

  @Test
  void confirms_a_dropped_connection_on_a_new_one() throws Exception {
    var service = new MiniService()
        .json("/bookings/41", "{\"id\":41}")
        .on("/bookings", exchange -> {
          throw new IllegalStateException("no answer");
        });
    try (service; var bench = new Bench(service.url(), Impact.WRITES)) {
      bench.write(Api.read(MiniBookings.DESCRIPTION).described("test", "openapi 3.1", List.of()));
      var plain = new Purpose.Valid("everything", true);
      Exchange read = sent(bench, plain, "GET", "/bookings/41", "");
      Exchange dropped = sent(bench, plain, "POST", "/bookings", "{\"name\":\"Ada\",\"slotId\":41,\"seats\":2}");
      Predicate<List<? extends Fact>> both =
          facts ->
              facts.stream().anyMatch(fact -> fact instanceof Exchange e && e.status() == 200)
                  && facts.stream().anyMatch(fact -> fact instanceof Exchange e && e.answer().isEmpty() && !e.closedWhileKept());
      assertThat(confirmed(bench, List.of(read, dropped), both).confirmed()).isEqualTo(Confirmed.STATE_DEPENDENT);
    }
  }
}
