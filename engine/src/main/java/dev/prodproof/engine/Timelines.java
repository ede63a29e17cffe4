package dev.prodproof.engine;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Report.Point;
import dev.prodproof.core.Report.Timeline;
import dev.prodproof.core.Report.Window;
import dev.prodproof.facts.Exchange;
import dev.prodproof.facts.FaultWindow;
import dev.prodproof.facts.Surveyed;
import dev.prodproof.facts.UpstreamTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What clients, health paths and wires saw while something was broken, by experiment. Memory is bounded: the
/// earliest moments of a long experiment are left out first.
final class Timelines {
  /// A chart of more than this shows no more.
  private static final int MOST = 4_000;

  private static final String CLIENT = "client";
  private static final String HEALTH = "health";

  private record Moment(String lane, long exchange, Instant at, double millis, int status) {}

  private static final class Kept {
    private final ArrayDeque<Moment> moments = new ArrayDeque<>();
    private final List<FaultWindow> windows = new ArrayList<>();
    private long cut;

    void add(Moment moment) {
      moments.addLast(moment);
      if (moments.size() > MOST) {
        moments.removeFirst();
        cut++;
      }
    }
  }

  private final Map<String, Kept> byExperiment = new LinkedHashMap<>();
  private final Set<String> health = new HashSet<>();

  void see(Fact fact) {
    switch (fact) {
      case Exchange exchange -> of(exchange.experiment()).add(moment(exchange));
      case FaultWindow window -> window(window);
      case UpstreamTrial trial when trial.kind() == UpstreamTrial.Kind.QUIET -> calls(trial);
      case Surveyed surveyed -> {
        health.addAll(surveyed.health());
        health.addAll(surveyed.readiness());
      }
      default -> {}
    }
  }

  private void window(FaultWindow window) {
    Kept kept = of(window.experiment());
    kept.windows.add(window);
    window.wire().stream()
        .map(wire -> new Moment(window.dependency(), 0, wire.at(), wire.millis(), wire.status()))
        .forEach(kept::add);
  }

  private Kept of(String experiment) {
    return byExperiment.computeIfAbsent(experiment, _ -> new Kept());
  }

  private Moment moment(Exchange exchange) {
    String lane = health.contains(exchange.request().target()) ? HEALTH : CLIENT;
    Exchange.Timing timing = exchange.timing();
    return new Moment(
        lane, exchange.id(), timing.sentAt(), Math.max(0, timing.lastByte()) / 1000.0, exchange.status());
  }

  /// The trial knows its calls by their distance from its request, which came just before.
  private void calls(UpstreamTrial trial) {
    long id = trial.outcome().exchange();
    for (Kept kept : byExperiment.values()) {
      var sent = kept.moments.descendingIterator();
      while (sent.hasNext()) {
        Moment moment = sent.next();
        if (moment.exchange() == id && moment.lane().equals(CLIENT)) {
          trial.calls().stream()
              .map(call -> new Moment(trial.upstream(), id, moment.at().plusNanos(call.micros() * 1000), 0, call.status()))
              .forEach(kept::add);
          return;
        }
      }
    }
  }

  /// Of the experiments in which something was broken.
  List<Timeline> list() {
    return byExperiment.entrySet().stream()
        .filter(entry -> !entry.getValue().windows.isEmpty())
        .map(entry -> timeline(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Timeline timeline(String experiment, Kept kept) {
    Instant start =
        Stream.concat(
                kept.moments.stream().map(Moment::at), kept.windows.stream().map(FaultWindow::from))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    List<Window> windows =
        kept.windows.stream()
            .sorted(Comparator.comparing(FaultWindow::from))
            .map(w -> new Window(w.dependency(), w.fault(), since(start, w.from()), since(start, w.to())))
            .toList();
    List<Point> points =
        kept.moments.stream()
            .sorted(Comparator.comparing(Moment::at))
            .map(m -> new Point(m.lane(), m.exchange(), since(start, m.at()), m.millis(), m.status()))
            .toList();
    return new Timeline(experiment, start.toString(), windows, points, kept.cut);
  }

  private static double since(Instant start, Instant at) {
    return Duration.between(start, at).toMillis() / 1000.0;
  }
}
