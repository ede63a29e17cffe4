package dev.prodproof.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.core.Confirmed;
import dev.prodproof.core.Exercised;
import dev.prodproof.core.Fact;
import dev.prodproof.core.Observation;
import dev.prodproof.facts.Body;
import dev.prodproof.facts.Confirmation;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.Purpose;
import dev.prodproof.facts.RoundTrip;
import dev.prodproof.facts.Site;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactJsonTest {
  private static final Site SITE = new Site(Site.In.BODY, "/name");

  static List<Fact> facts() {
    var answer = new Exchange.Answer(201, List.of(new Header("A", "b")), Body.text("{}"), true);
    var silence = new Exchange.NoAnswer(Exchange.Reason.TIMEOUT, "after 30 s");
    return List.of(
        exchange(new Purpose.Invalid(SITE, "maximum", "one more", true, 7), answer),
        exchange(new Purpose.Look("health"), silence),
        exchange(new Purpose.Step("deleted is gone", 3, Purpose.Role.DELETE), answer),
        exchange(new Purpose.WrongMethod(), silence),
        new RoundTrip("PUT /a", SITE, "emoji", 1, 2, "🎉", null, true),
        new Observation.Recorded("fuzzing", Exercised.of("requests", 12)),
        new Observation.Aborted("fuzzing", "the budget was used up"),
        new Confirmation("0123456789ab", Confirmed.STATE_DEPENDENT, List.of(1L, 2L)));
  }

  static Exchange exchange(Purpose purpose, Exchange.Reply reply) {
    var request =
        new Exchange.Request(
            "POST", "/a?b=%00", List.of(new Header("X", "é")), Body.of(new byte[] {-1, 0}, 9), "0af7", 2);
    var timing = new Exchange.Timing(Instant.EPOCH.plusNanos(1_000_000_500L), 10, 20, 30);
    return new Exchange(5, "fuzzing", "POST /a", purpose, "alice", request, reply, timing);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void keeps_every_kind_of_fact_as_it_was(Fact fact) {
    byte[] line = FactJson.write(fact);
    assertThat(line).endsWith('\n').containsOnlyOnce('\n');
    assertThat(FactJson.read(line, 0, line.length - 1)).isEqualTo(fact);
  }

  @Test
  void skips_a_torn_line() {
    byte[] line = FactJson.write(facts().getFirst());
    for (int end = 0; end < line.length - 1; end++) {
      assertThat(FactJson.read(line, 0, end)).isNull();
    }
  }

  @Test
  void skips_foreign_bytes_and_names_no_foreign_class() {
    byte[] foreign = "{\"java.io.File\":{\"path\":\"/etc\"}}".getBytes(StandardCharsets.UTF_8);
    assertThat(FactJson.read(foreign, 0, foreign.length)).isNull();
    var chance = new Random(1);
    byte[] line = FactJson.write(facts().getFirst());
    for (int i = 0; i < 2000; i++) {
      byte[] mutated = Arrays.copyOf(line, line.length - 1);
      mutated[chance.nextInt(mutated.length)] = (byte) chance.nextInt(256);
      FactJson.read(mutated, 0, mutated.length);
    }
  }
}
