package dev.prodproof.wire.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MeasurementsTest {
  private final Measurements measurements = new Measurements(1);

  private void sentLate(long nanos) {
    var lane = new Lane(Lane.Carrier.NONE);
    lane.sentAt = nanos;
    measurements.sent(lane, true);
    measurements.late(nanos);
  }

  @Test
  void tells_how_late_requests_went_out_while_nothing_held_the_generator_up() {
    sentLate(20_000);
    sentLate(30_000);
    measurements.roll(0, 2, 0, 0);
    sentLate(40_000);
    sentLate(Window.QUIET + 1);
    measurements.roll(1, 4, 0, 0);
    sentLate(50_000);
    measurements.roll(2, 5, 0, 0);

    assertThat(measurements.sendError().count()).isEqualTo(5);
    assertThat(measurements.sendErrorInQuiet().count()).isEqualTo(3);
    assertThat(measurements.sendErrorInQuiet().max()).isBetween(50_000L, 50_100L);
  }
}
