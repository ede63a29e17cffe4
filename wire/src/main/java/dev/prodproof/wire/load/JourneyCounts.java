package dev.prodproof.wire.load;

import dev.prodproof.facts.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What the virtual threads of one trial count together, one at a time.
final class JourneyCounts {
  /// Different reasons that are kept apart.
  private static final int REASONS = 50;

  private static final class Kind {
    private final Map<String, Long> ended = new TreeMap<>();
    private final Histogram time = Measurements.fine();
    private long begun;
    private long finished;
  }

  private final List<Journey> journeys;
  private final List<Kind> kinds = new ArrayList<>();
  private final Measurements measurements;
  private long due;
  private long waiting;
  private long inFlight;

  JourneyCounts(List<Journey> journeys, int steps) {
    this.journeys = journeys;
    this.measurements = new Measurements(steps);
    journeys.forEach(_ -> kinds.add(new Kind()));
  }

  Measurements measurements() {
    return measurements;
  }

  synchronized void due(boolean first, int journey) {
    due++;
    waiting++;
    if (first) {
      kinds.get(journey).begun++;
    }
  }

  synchronized Lane sent(int step, long intended, long now, boolean free) {
    var lane = new Lane(Lane.Carrier.NONE);
    lane.operation = step;
    lane.intended = intended;
    lane.sentAt = now;
    waiting--;
    inFlight++;
    measurements.sent(lane, free);
    return lane;
  }

  synchronized void unsent(int step, Failure why, long after) {
    waiting--;
    measurements.unsent(step, why, after);
  }

  synchronized void over(Lane lane, Exchange exchange, long now) {
    inFlight--;
    switch (exchange.reply()) {
      case Exchange.Answer answer -> {
        if (answer.complete()) {
          boolean invited = exchange.header("retry-after").isPresent();
          measurements.answered(lane, answer.status(), invited, now);
        } else {
          measurements.failed(lane, Failure.CLOSED, now);
        }
      }
      case Exchange.NoAnswer none -> measurements.failed(lane, failure(none.reason()), now);
    }
  }

  synchronized void givenUp(Lane lane, long now) {
    inFlight--;
    measurements.failed(lane, Failure.ENDED, now);
  }

  private static Failure failure(Exchange.Reason reason) {
    return switch (reason) {
      case REFUSED, TLS -> Failure.UNCONNECTED;
      case DROPPED -> Failure.CLOSED;
      case TIMEOUT -> Failure.TIMED_OUT;
      case NOT_HTTP -> Failure.UNREADABLE;
      case GIVEN_UP -> Failure.ENDED;
    };
  }

  synchronized void finished(int journey, long nanos) {
    Kind kind = kinds.get(journey);
    kind.finished++;
    kind.time.recordValue(Math.min(Measurements.LONGEST, nanos));
  }

  synchronized void ended(int journey, String why) {
    Map<String, Long> all = kinds.get(journey).ended;
    String reason = all.size() < REASONS || all.containsKey(why) ? why : "other reasons";
    all.merge(reason, 1L, Long::sum);
  }

  synchronized void late(long nanos) {
    measurements.late(nanos);
  }

  synchronized Window roll(long at) {
    measurements.roll(at, due, inFlight, waiting);
    return measurements.windows().remove();
  }

  synchronized List<Travelled> travelled() {
    var all = new ArrayList<Travelled>();
    for (int i = 0; i < kinds.size(); i++) {
      Kind kind = kinds.get(i);
      all.add(
          new Travelled(
              journeys.get(i).name(),
              kind.begun,
              kind.finished,
              Map.copyOf(kind.ended),
              Measurements.distribution(kind.time)));
    }
    return all;
  }
}
