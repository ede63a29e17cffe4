package dev.prodproof.cli.agents;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How orders and reports travel. It never blocks on an agent that is frozen.
interface AgentTransport extends AutoCloseable {
  /// @param report empty where the agent has gone
  record Heard(String agent, Optional<Report> report) {}

  List<String> agents();

  void tell(String agent, Order order);

  /// The next that any agent said, in the order of each; empty where nobody says anything for so long.
  Optional<Heard> heard(Duration patience) throws InterruptedException;

  /// Nothing more is told to that agent, or heard of it.
  void dismiss(String agent);

  @Override
  void close();
}
