package dev.prodproof.cli.agents;

import dev.prodproof.core.Unusable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks each agent who it is and what its clock shows.
final class Muster {
  /// @param offset of its clock to ours, in nanoseconds
  record Present(String name, long offset) {}

  private static final int QUESTIONS = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// A start that is known no closer than this isn't a common one.
  private static final long CLOSE_NANOS = 20_000_000;

  private final AgentTransport transport;
  private final String version;

  Muster(AgentTransport transport, String version) {
    this.transport = transport;
    this.version = version;
  }

  List<Present> call() throws InterruptedException {
    var present = new ArrayList<Present>();
    for (String agent : transport.agents()) {
      present.add(greeted(agent));
    }
    return present;
  }

  // The shortest way there and back says most (RFC 5905, 10).
  private Present greeted(String agent) throws InterruptedException {
    long shortest = Long.MAX_VALUE;
    long offset = 0;
    for (int number = 0; number < QUESTIONS; number++) {
      long asked = System.nanoTime();
      transport.tell(agent, new Order.Greet(version, number));
      Report.Here here = answer(agent, number);
      long answered = System.nanoTime();
      if (!here.version().equals(version)) {
        throw new Unusable(
            "the agent at %s is `%s`, and this is `%s`: run the same version everywhere"
                .formatted(agent, here.version(), version));
      }
      if (answered - asked < shortest) {
        shortest = answered - asked;
        offset = here.clock() - (asked + (answered - asked) / 2);
      }
    }
    if (shortest / 2 > CLOSE_NANOS) {
      throw new Unusable(
          "the clock of the agent at %s is known no closer than %d ms: use a shorter way to it"
              .formatted(agent, shortest / 2_000_000));
    }
    return new Present(agent, offset);
  }

  private Report.Here answer(String agent, int number) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      Optional<AgentTransport.Heard> heard = transport.heard(Duration.ofMillis(200));
      if (heard.isPresent()
          && heard.get().agent().equals(agent)
          && heard.get().report().orElse(null) instanceof Report.Here here
          && here.number() == number) {
        return here;
      }
    }
    throw new Unusable(
        "the agent at " + agent + " says nothing; start it again with `prodproof agent`");
  }
}
