package dev.prodproof.cli.load;

import dev.prodproof.facts.load.Distribution;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.wire.load.Demand;
import dev.prodproof.wire.load.Protocol;
import dev.prodproof.wire.load.Steps;
import dev.prodproof.wire.load.Tally;
import dev.prodproof.wire.load.Travelled;
import dev.prodproof.wire.load.Trial;
import dev.prodproof.wire.load.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of load, for programs. Times are milliseconds, rates a second.
public final class LoadJson {
  private LoadJson() {}

  /// @param found null where no capacity was looked for
  /// @param p99 nanoseconds within which 99 of 100 shall be answered; 0 where nothing is asked
  public static Map<String, Object> of(
      String target, List<Trial> trials, CapacitySearch.@Nullable Found found, long p99) {
    var all = new LinkedHashMap<String, Object>();
    all.put("format", "prodproof.load/1");
    all.put("target", target);
    if (found != null) {
      var capacity = new LinkedHashMap<String, Object>();
      capacity.put("served", found.bracket().low());
      boolean open = Double.isInfinite(found.bracket().high());
      capacity.put("notServed", open ? 0 : found.bracket().high());
      capacity.put("because", found.bracket().because());
      capacity.put("doubt", found.doubt());
      all.put("capacity", capacity);
    }
    all.put("steps", trials.stream().map(trial -> step(trial, p99)).toList());
    return all;
  }

  private static Map<String, Object> step(Trial trial, long p99) {
    double seconds = trial.length().toNanos() / 1e9;
    Tally total = trial.total();
    var step = new LinkedHashMap<String, Object>();
    switch (trial.plan().demand()) {
      case Demand.Open open -> step.put("rate", open.perSecond());
      case Demand.Closed(int users, var think, _) -> {
        step.put("users", users);
        step.put("think", think.toNanos() / 1e6);
      }
    }
    boolean http2 = trial.plan().protocol() instanceof Protocol.Http2;
    step.put("protocol", http2 ? "HTTP/2" : "HTTP/1.1");
    step.put("startedAt", trial.startedAt().toString());
    step.put("seconds", seconds);
    step.put("drainedSeconds", trial.drained().toNanos() / 1e9);
    step.put("endedEarly", trial.ended());
    step.put("answered", total.answered() / seconds);
    step.put("goodput", total.accepted().count() / seconds);
    step.put("total", tally(total));
    var operations = new LinkedHashMap<String, Object>();
    trial.operations().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> operations.put(each.getKey(), tally(each.getValue())));
    step.put("operations", operations);
    step.put("response", times(trial.response()));
    step.put("service", times(trial.service()));
    step.put("sendError", times(trial.sendError()));
    step.put("sendErrorInQuiet", times(trial.sendErrorInQuiet()));
    step.put("journeys", trial.journeys().stream().map(LoadJson::journey).toList());
    step.put("generator", generator(trial, p99));
    step.put("windowMillis", trial.plan().window().toNanos() / 1e6);
    step.put("windows", trial.windows().stream().map(LoadJson::window).toList());
    return step;
  }

  private static Map<String, Object> generator(Trial trial, long p99) {
    var own = new LinkedHashMap<String, Object>();
    own.put("threads", trial.loops());
    own.put("cpuSeconds", trial.cpu().toNanos() / 1e9);
    own.put("core", trial.busy());
    own.put("quiet", trial.quiet());
    own.put("doubt", Validity.flaw(Steps.of(trial, Validity.tolerated(p99)), p99).orElse(""));
    return own;
  }

  private static Map<String, Object> journey(Travelled travelled) {
    var journey = new LinkedHashMap<String, Object>();
    journey.put("name", travelled.name());
    journey.put("begun", travelled.begun());
    journey.put("finished", travelled.finished());
    journey.put("ended", travelled.ended());
    journey.put("time", times(travelled.time()));
    return journey;
  }

  private static Map<String, Object> tally(Tally tally) {
    var counts = new LinkedHashMap<String, Object>();
    counts.put("intended", tally.intended());
    counts.put("sent", tally.sent());
    counts.put("statuses", tally.statuses());
    counts.put("withRetryAfter", tally.invited());
    var failures = new LinkedHashMap<String, Long>();
    tally
        .failures()
        .forEach((why, count) -> failures.put(why.name().toLowerCase(Locale.ROOT), count));
    counts.put("failures", failures);
    counts.put("good", times(tally.accepted()));
    counts.put("refused", times(tally.refused()));
    counts.put("failed", times(tally.unwell()));
    return counts;
  }

  private static Map<String, Object> times(Distribution times) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("count", times.count());
    figures.put("mean", times.mean() / 1e6);
    for (double share : new double[] {.5, .9, .95, .99, .999, .9999}) {
      String name = "p" + Double.toString(100 * share).replaceAll("\\.0$|(?<=\\.[0-9]{2}).*", "");
      figures.put(name, times.quantile(share) / 1e6);
    }
    figures.put("max", times.max() / 1e6);
    return figures;
  }

  private static List<Object> window(Window window) {
    return List.of(
        window.at() / 1_000_000,
        window.intended(),
        window.sent(),
        window.accepted(),
        window.refused(),
        window.failed(),
        window.inFlight(),
        window.waiting(),
        window.response().quantile(.5) / 1e6,
        window.response().quantile(.99) / 1e6);
  }
}
