package dev.prodproof.experiments.fuzzing.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Impact;
import dev.prodproof.experiments.description.Api;
import dev.prodproof.experiments.fuzzing.Bench;
import dev.prodproof.experiments.fuzzing.Crew;
import dev.prodproof.experiments.fuzzing.values.Token;
import dev.prodproof.facts.Crowd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowClientsTest {
  @Test
  void holds_fifty_connections_open_beside_a_quiet_baseline_and_leaves_none() throws Exception {
    try (var notes = new MiniNotes(); var bench = new Bench(notes.url(), Impact.WRITES)) {
      var api = Api.read(MiniNotes.DESCRIPTION);
      var crew = new Crew(bench.lab(Impact.WRITES, Duration.ofSeconds(60)), api, Token.at(Instant.EPOCH), "fuzzing");
      crew.explore(api.operations(), Duration.ZERO);
      new SlowClients().run(crew);
      crew.clean();
      List<Crowd> crowds = bench.facts().stream().filter(Crowd.class::isInstance).map(Crowd.class::cast).toList();

      assertThat(crowds).extracting(Crowd::scenario).contains("slow headers", "slow bodies");
      assertThat(crowds).allSatisfy(crowd -> {
        assertThat(crowd.clients()).isEqualTo(50);
        assertThat(crowd.held()).isGreaterThan(25);
        assertThat(crowd.failures()).isZero();
        assertThat(crowd.exchanges()).hasSize(2).doesNotContain(0L);
      });
      assertThat(notes.count()).as("the slow bodies made nothing").isEqualTo(5);
    }
  }
}
