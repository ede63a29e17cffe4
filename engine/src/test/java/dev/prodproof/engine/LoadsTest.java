package dev.prodproof.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prodproof.facts.Body;
import dev.prodproof.facts.CapacityStated.Machine;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.Header;
import dev.prodproof.facts.LoadScene;
import dev.prodproof.facts.LoadScene.Objective;
import dev.prodproof.facts.LoadScene.Share;
import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Generator;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.Purpose;
import dev.prodproof.wire.Origin;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadsTest {
  private static final Origin ORIGIN = new Origin("http", "127.0.0.1", 8080);
  private static final String OVERLOAD = "performance/degrades-gracefully";
  private static final Header TOKEN = new Header("Authorization", "Bearer [Xy12…0123456789abcdef]");

  private final Loads loads = new Loads();

  @Test
  void tells_the_load_that_showed_it() {
    seen(Phase.OVERLOAD, 90.4, 0, 4);
    seen(Phase.OVERLOAD, 300, 0, 4);
    seen(Phase.CAPACITY, 100, 0, 2);
    List<Exchange> evidence =
        List.of(exchange(1, "/slots?page=1&size=2"), exchange(2, "/slots/5"));
    assertThat(loads.line(OVERLOAD, evidence, ORIGIN))
        .contains(
            "prodproof load --steps 90,300 --duration 4s --header 'Authorization: Bearer '\"$TOKEN\""
                + " --operation '75x GET /slots?page=1&size=2' --operation '25x GET /slots/5' http://127.0.0.1:8080");
  }

  @Test
  void tells_how_many_users_there_were() {
    seen(Phase.USERS, 0, 1, 2);
    seen(Phase.USERS, 0, 8, 2);
    assertThat(loads.line("performance/consistent-latency", List.of(exchange(1, "/slots")), ORIGIN))
        .hasValueSatisfying(line -> assertThat(line).contains("--users 8 --think 10ms --duration 5s"));
  }

  @Test
  void leaves_single_requests_to_what_is_not_about_load() {
    seen(Phase.OVERLOAD, 300, 0, 4);
    List<Exchange> evidence = List.of(exchange(1, "/slots"));
    assertThat(loads.line("failures/no-server-error", evidence, ORIGIN)).isEmpty();
    assertThat(loads.line(OVERLOAD, List.of(exchange(9, "/slots")), ORIGIN)).isEmpty();
  }

  private void seen(Phase phase, double rate, int users, double seconds) {
    loads.see(
        new LoadScene(
            new Objective(true, 50, 300_000_000, .001),
            List.of(new Share("GET /slots", .75), new Share("GET /slots/{id}", .25)),
            new Machine("it", 1),
            List.of(1L, 2L)));
    var generator = new Generator(0, 1, .1);
    var offered = new Offered(phase, rate, users, 100);
    loads.see(new LoadStep(offered, seconds, List.of(), List.of(), generator, List.of(), List.of(1L, 2L)));
  }

  private static Exchange exchange(long id, String target) {
    var request = new Exchange.Request("GET", target, List.of(TOKEN), Body.text(""), "", 0);
    var answer = new Exchange.Answer(200, List.of(), Body.text("[]"), true);
    var timing = new Exchange.Timing(Instant.EPOCH, 0, 1, 1);
    return new Exchange(id, "overload", "", new Purpose.Look("load"), "alice", request, answer, timing);
  }
}
