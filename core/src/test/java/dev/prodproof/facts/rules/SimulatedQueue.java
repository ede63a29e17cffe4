package dev.prodproof.facts.rules;

import dev.prodproof.facts.LoadStep;
import dev.prodproof.facts.LoadStep.Generator;
import dev.prodproof.facts.LoadStep.Offered;
import dev.prodproof.facts.LoadStep.Operation;
import dev.prodproof.facts.LoadStep.Phase;
import dev.prodproof.facts.LoadStep.Tally;
import dev.prodproof.facts.LoadStep.Window;
import dev.prodproof.facts.load.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/// A queue before so many servers, with arrivals and service times by chance (M/M/c): its capacity
/// is known.
///
/// @param served requests a second that all servers together can do
record SimulatedQueue(int servers, double served) {
  private static final int WINDOWS = 120;

  LoadStep step(double rate, double seconds, Random chance) {
    var free = new PriorityQueue<Double>();
    for (int i = 0; i < servers; i++) {
      free.add(0.0);
    }
    long[] sent = new long[WINDOWS];
    List<List<Long>> latencies = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      latencies.add(new ArrayList<>());
    }
    for (double now = next(rate, chance); now < seconds; now += next(rate, chance)) {
      double begin = Math.max(now, free.remove());
      double end = begin + next(served / servers, chance);
      free.add(end);
      sent[(int) (now / seconds * WINDOWS)]++;
      if (end < seconds) {
        // To a millisecond: that is what a histogram keeps.
        latencies
            .get((int) (end / seconds * WINDOWS))
            .add(Math.ceilDiv((long) ((end - now) * 1e9), 1_000_000L) * 1_000_000);
      }
    }
    return step(rate, seconds, sent, latencies);
  }

  private static LoadStep step(
      double rate, double seconds, long[] sent, List<List<Long>> latencies) {
    var windows = new ArrayList<Window>();
    long inFlight = 0;
    long all = 0;
    long good = 0;
    for (int i = 0; i < WINDOWS; i++) {
      long[] ended = latencies.get(i).stream().mapToLong(Long::longValue).toArray();
      inFlight += sent[i] - ended.length;
      all += sent[i];
      good += ended.length;
      windows.add(new Window(sent[i], ended.length, 0, 0, inFlight, Distribution.of(ended)));
    }
    Distribution latency = Distribution.merged(windows.stream().map(Window::latency).toList());
    return new LoadStep(
        new Offered(Phase.CAPACITY, rate, 0, 0),
        seconds,
        windows,
        List.of(
            new Operation(
                "GET /", new Tally(all, all, good, 0, 0, 0, 0), latency, Distribution.EMPTY)),
        new Generator(50_000, 1, 0.1),
        List.of(),
        List.of());
  }

  private static double next(double rate, Random chance) {
    return -Math.log(1 - chance.nextDouble()) / rate;
  }
}
