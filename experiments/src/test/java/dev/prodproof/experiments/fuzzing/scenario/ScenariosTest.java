package dev.prodproof.experiments.fuzzing.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Impact;
import dev.prodproof.experiments.MiniService;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.fuzzing.Bench;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.HttpFact;
import dev.prodproof.facts.RoundTrip;
import dev.prodproof.facts.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenariosTest {
  private static List<HttpFact> played(Scenario scenario, MiniNotes notes) throws Exception {
    try (var bench = new Bench(notes.url(), Impact.WRITES)) {
      var api = Api.read(MiniNotes.DESCRIPTION);
      var crew = new Crew(bench.lab(Impact.WRITES, Duration.ofSeconds(60)), api, Token.at(Instant.EPOCH), "fuzzing");
      crew.explore(api.operations(), Duration.ZERO);
      scenario.run(crew);
      crew.clean();
      return bench.facts().stream()
          .filter(HttpFact.class::isInstance)
          .map(HttpFact.class::cast)
          .filter(scenario::tells)
          .toList();
    }
  }

  private static Stream<Sighting> sightings(List<HttpFact> facts) {
    return facts.stream().filter(Sighting.class::isInstance).map(Sighting.class::cast);
  }

  private static Stream<Comparison> comparisons(List<HttpFact> facts) {
    return facts.stream().filter(Comparison.class::isInstance).map(Comparison.class::cast);
  }

  @Test
  void finds_what_was_created_by_location_id_and_on_the_last_page() throws Exception {
    try (var notes = new MiniNotes()) {
      assertThat(sightings(played(new CreatedIsThere(), notes)))
          .extracting(seen -> seen.by() + " " + seen.present() + " " + seen.conclusive())
          .containsExactly("LOCATION true true", "ID true true", "LIST true true");
      assertThat(notes.count()).as("nothing of ours is left").isEqualTo(5);
    }
  }

  private static final String PARCELS =
      """
      {"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {
        "/parcels": {
          "get": {"parameters": [{"name": "offset", "in": "query", "schema": {"type": "integer", "default": 0}}], "responses": {"200": {"description": "fine"}}},
          "post": {"requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "properties": {"city": {"type": "string"}}}}}},
            "responses": {"201": {"description": "made"}}}},
        "/parcels/{number}": {"get": {"parameters": [{"name": "number", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "fine"}}}}}}
      """;

  /// What is seen in the list of a thing that only its Location names.
  private static List<String> listed(String item) throws Exception {
    try (var service = new MiniService().otherwise(exchange -> {
          boolean makes = exchange.getRequestMethod().equals("POST");
          boolean list = exchange.getRequestURI().toString().equals("/parcels") && !makes;
          String body = list ? "[{\"tracked\":\"PX9\"},{\"tracked\":\"PX8\"}]".replace("\"tracked\":\"PX8\"", item) : makes ? "{\"tracked\":\"PX8\"}" : exchange.getRequestURI().toString().contains("offset") ? "[]" : "{}";
          return new MiniService.Response(makes ? 201 : 200, "application/json", body, makes ? Map.of("Location", "/parcels/PX8") : Map.of());
        });
        var bench = new Bench(service.url(), Impact.WRITES)) {
      var api = Api.read(PARCELS);
      var crew = new Crew(bench.lab(Impact.WRITES, Duration.ofSeconds(60)), api, Token.at(Instant.EPOCH), "fuzzing");
      crew.explore(api.operations(), Duration.ZERO);
      new CreatedIsThere().run(crew);
      List<HttpFact> facts = bench.facts().stream().filter(HttpFact.class::isInstance).map(HttpFact.class::cast).toList();
      return sightings(facts).filter(seen -> seen.by() == Sighting.By.LIST).map(seen -> seen.present() + " " + seen.conclusive()).toList();
    }
  }

  @Test
  void an_item_that_has_the_name_in_any_field_is_the_one_that_was_made() throws Exception {
    assertThat(listed("\"tracked\":\"PX8\"")).containsExactly("true true");
  }

  @Test
  void cannot_tell_what_is_in_a_list_whose_items_have_no_name() throws Exception {
    assertThat(listed("\"town\":\"Lisbon\"")).containsExactly("false false");
  }

  @ParameterizedTest
  @CsvSource({"bad location,LOCATION", "others location,LOCATION", "not listed,LIST"})
  void misses_what_was_promised(String fault, String by) throws Exception {
    try (var notes = new MiniNotes(fault)) {
      assertThat(sightings(played(new CreatedIsThere(), notes)))
          .filteredOn(seen -> !seen.present() && seen.conclusive())
          .extracting(seen -> seen.operation() + " " + seen.by())
          .containsExactly("POST /notes " + by);
    }
  }

  @Test
  void reads_rare_texts_back_as_they_were() throws Exception {
    try (var notes = new MiniNotes()) {
      assertThat(trips(notes))
          .hasSizeGreaterThan(40)
          .allMatch(trip -> trip.control() && trip.sent().equals(trip.received()))
          .extracting(trip -> trip.operation() + " " + trip.site())
          .contains("POST /notes body:/title", "PUT /notes/{id} body:/text");
      assertThat(notes.count()).as("nothing of ours is left").isEqualTo(5);
    }
  }

  @Test
  void sees_an_emoji_lost() throws Exception {
    try (var notes = new MiniNotes("loses emoji")) {
      assertThat(trips(notes))
          .filteredOn(trip -> !trip.sent().equals(trip.received()))
          .isNotEmpty()
          .allMatch(trip -> String.valueOf(trip.received()).contains("?"));
    }
  }

  @Test
  void sees_an_everyday_text_cut_off() throws Exception {
    try (var notes = new MiniNotes("cuts titles")) {
      assertThat(trips(notes))
          .filteredOn(trip -> trip.site().name().equals("/title"))
          .isNotEmpty()
          .allMatch(trip -> trip.sent().startsWith(String.valueOf(trip.received())));
    }
  }

  private static List<RoundTrip> trips(MiniNotes notes) throws Exception {
    return played(new UnicodeRoundTrips(), notes).stream().map(RoundTrip.class::cast).toList();
  }

  @Test
  void sees_that_what_was_deleted_is_gone() throws Exception {
    try (var notes = new MiniNotes()) {
      List<HttpFact> facts = played(new DeletedIsGone(), notes);
      assertThat(sightings(facts)).hasSize(2).allMatch(seen -> !seen.present() && seen.conclusive());
      assertThat(comparisons(facts)).singleElement().matches(one -> one.changes().isEmpty() && one.conclusive());
    }
  }

  @Test
  void sees_a_delete_that_deletes_nothing() throws Exception {
    try (var notes = new MiniNotes("fake delete")) {
      assertThat(sightings(played(new DeletedIsGone(), notes)))
          .hasSize(2)
          .allMatch(seen -> seen.present() && seen.conclusive());
    }
  }

  @Test
  void takes_a_success_that_shows_nothing_for_gone() throws Exception {
    try (var notes = new MiniNotes("nothing is no 404")) {
      assertThat(sightings(played(new DeletedIsGone(), notes)))
          .hasSize(2)
          .allMatch(seen -> !seen.present() && seen.conclusive());
    }
  }

  @Test
  void cannot_tell_what_a_success_means_that_shows_something_else() throws Exception {
    try (var notes = new MiniNotes("regret is no 404")) {
      assertThat(sightings(played(new DeletedIsGone(), notes)))
          .hasSize(2)
          .noneMatch(seen -> seen.present() && seen.conclusive())
          .anyMatch(seen -> !seen.conclusive());
    }
  }

  @Test
  void sees_a_second_delete_that_fails() throws Exception {
    try (var notes = new MiniNotes("second delete fails")) {
      assertThat(comparisons(played(new DeletedIsGone(), notes)))
          .flatExtracting(Comparison::changes)
          .containsExactly(new Comparison.Change("/status", "204", "500"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "reading marks,/marks,GET /notes/{id}/preview",
    "reading tags,/tag,GET /notes/{id}",
    "put counts,/changes,PUT /notes/{id}",
    "half refused,/title,PUT /notes/{id}",
    "put merges,/text,PUT /notes/{id}"
  })
  void sees_what_changes_that_should_not(String fault, String pointer, String operation) throws Exception {
    try (var notes = new MiniNotes(fault); var twin = new MiniNotes()) {
      Scenario scenario =
          switch (fault) {
            case "reading marks", "reading tags" -> new SafeMethodsAreSafe();
            case "put counts" -> new RepeatedPut();
            case "half refused" -> new RefusedChangesNothing();
            default -> new PutReplaces();
          };
      assertThat(comparisons(played(scenario, notes)).filter(one -> !one.changes().isEmpty()))
          .singleElement()
          .satisfies(one -> {
            assertThat(one.operation()).isEqualTo(operation);
            assertThat(one.changes()).extracting(Comparison.Change::pointer).containsExactly(pointer);
            assertThat(one.conclusive()).isTrue();
          });
      assertThat(comparisons(played(scenario, twin)))
          .as("the correct twin")
          .isNotEmpty()
          .allMatch(one -> one.changes().isEmpty() && one.conclusive());
    }
  }

  @Test
  void cannot_tell_from_a_list_that_leaves_out_drafts() throws Exception {
    try (var notes = new MiniNotes("drafts first")) {
      assertThat(sightings(played(new CreatedIsThere(), notes)))
          .filteredOn(seen -> !seen.present())
          .isNotEmpty()
          .allMatch(seen -> seen.by() == Sighting.By.LIST && !seen.conclusive());
    }
  }

  @Test
  void cannot_tell_from_what_is_shown_in_another_state_since_its_deletion() throws Exception {
    try (var notes = new MiniNotes("only cancels")) {
      assertThat(sightings(played(new DeletedIsGone(), notes))).hasSize(2).noneMatch(Sighting::conclusive);
    }
  }

  @Test
  void blames_nobody_for_what_a_job_does_to_each_new_one() throws Exception {
    for (Scenario scenario : List.of(new RefusedChangesNothing(), new SafeMethodsAreSafe())) {
      try (var notes = new MiniNotes("works on new ones")) {
        assertThat(comparisons(played(scenario, notes))).allMatch(one -> one.changes().isEmpty());
      }
    }
  }

  @Test
  void lets_a_service_count_how_often_it_is_looked_at() throws Exception {
    try (var notes = new MiniNotes("reading counts")) {
      assertThat(comparisons(played(new SafeMethodsAreSafe(), notes)))
          .isNotEmpty()
          .allMatch(one -> one.changes().isEmpty() && one.conclusive());
    }
  }
}
