package dev.prodproof.experiments.fuzzing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Cause;
import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Finding;
import dev.prodproof.core.Impact;
import dev.prodproof.core.Severity;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.fuzzing.Bench;
import dev.prodproof.experiments.fuzzing.Fuzzing;
import dev.prodproof.experiments.fuzzing.scenario.MiniNotes;
import dev.prodproof.facts.Comparison;
import dev.prodproof.facts.Comparison.Change;
import dev.prodproof.facts.Purpose;
import dev.prodproof.lab.Confirms.Confirmation;
import dev.prodproof.wire.Call;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncoreTest {
  private static boolean merged(List<? extends Fact> facts) {
    return facts.stream()
        .anyMatch(fact -> fact instanceof Comparison one && !one.changes().isEmpty());
  }

  private static Confirmation confirmed(MiniNotes notes) throws Exception {
    try (var bench = new Bench(notes.url(), Impact.WRITES)) {
      bench.write(Api.read(MiniNotes.DESCRIPTION).described("test", "openapi 3.1", List.of()));
      var lab = bench.lab(Impact.WRITES, Duration.ofMinutes(1));
      var step = new Purpose.Step(Comparison.PARTIAL_PUT, 1, Purpose.Role.READ);
      var read = lab.http().send(Call.of("fuzzing", step, "GET", "/notes/1").operation("GET /notes/{id}"));
      var ids = List.of(read.id());
      var told =
          new Comparison(Comparison.PARTIAL_PUT, "PUT /notes/{id}", List.of(new Change("/text", "a", "a")), List.of(), true, ids);
      var finding = new Finding(Severity.MINOR, "PUT /notes/{id}", "a PUT keeps /text", new Cause("keeps"), ids);
      return new Fuzzing().confirm(finding, List.of(read, told), EncoreTest::merged, lab);
    }
  }

  @Test
  void plays_a_scenario_again_with_things_of_its_own() throws Exception {
    try (var notes = new MiniNotes("put merges")) {
      Confirmation outcome = confirmed(notes);
      assertThat(outcome.confirmed()).isEqualTo(Confirmed.REPRODUCIBLE);
      assertThat(outcome.finding().evidence()).hasSize(3).doesNotContain(1L);
      assertThat(notes.count()).as("nothing of ours is left").isEqualTo(5);
    }
  }

  @Test
  void calls_flaky_what_the_scenario_no_longer_shows() throws Exception {
    try (var notes = new MiniNotes()) {
      assertThat(confirmed(notes).confirmed()).isEqualTo(Confirmed.FLAKY);
    }
  }
}
