package dev.prodproof.cli.agents;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An agent: takes orders one after the other, and has one duty at a time.
final class AgentDesk {
  private static final Duration SOON = Duration.ofSeconds(2);

  private final String version;
  private final Consumer<Report> says;
  private @Nullable Duty duty;

  /// @param says may be called by any thread
  AgentDesk(String version, Consumer<Report> says) {
    this.version = version;
    this.says = says;
  }

  void take(Order order) {
    switch (order) {
      case Order.Greet(_, long number) ->
          says.accept(new Report.Here(version, number, System.nanoTime()));
      case Order.Prepare prepare -> prepare(prepare);
      case Order.Begin(long trial, long at) -> {
        if (duty != null && duty.trial() == trial) {
          duty.begin(at);
        }
      }
      case Order.GoOn(long trial) -> {
        if (duty != null && duty.trial() == trial) {
          duty.goOn();
        }
      }
      case Order.Stop(long trial) -> {
        if (duty != null && duty.trial() == trial) {
          duty.stop();
        }
      }
    }
  }

  private void prepare(Order.Prepare order) {
    // One that was stopped is over in a moment.
    if (duty != null && !duty.ended(SOON)) {
      says.accept(new Report.Failed(order.trial(), "it is busy with another load"));
    } else {
      duty = new Duty(order, says);
    }
  }

  void close() {
    if (duty != null) {
      duty.stop();
    }
  }
}
