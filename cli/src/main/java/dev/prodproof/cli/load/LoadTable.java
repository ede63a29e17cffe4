package dev.prodproof.cli.load;

import dev.prodproof.facts.load.Distribution;
import dev.prodproof.facts.rules.Validity;
import dev.prodproof.wire.load.Demand;
import dev.prodproof.wire.load.Failure;
import dev.prodproof.wire.load.Steps;
import dev.prodproof.wire.load.Tally;
import dev.prodproof.wire.load.Travelled;
import dev.prodproof.wire.load.Trial;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/// What came of a trial, for people.
public final class LoadTable {
  private static final String COLUMNS = "%-24s %9s %9s %9s %9s %9s %9s %9s%n";

  private LoadTable() {}

  /// @param p99 nanoseconds within which 99 of 100 shall be answered; 0 where nothing is asked
  public static String of(Trial trial, long p99) {
    var text = new StringBuilder();
    Tally total = trial.total();
    double seconds = trial.length().toNanos() / 1e9;
    text.append(
        "%s for %s: %d due, %d sent, %d answered (%.1f/s)%s%n"
            .formatted(
                demand(trial.plan().demand()),
                time((long) (seconds * 1e9)),
                total.intended(),
                total.sent(),
                total.answered(),
                total.answered() / seconds,
                trial.ended().isEmpty() ? "" : "; ended early: " + trial.ended()));
    text.append(COLUMNS.formatted("", "count", "p50", "p90", "p99", "p99.9", "max", "mean"));
    if (trial.operations().size() > 1) {
      trial.operations().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(each -> text.append(row(each.getKey(), each.getValue().accepted())));
    }
    text.append(row("good answers", total.accepted()));
    text.append(row("refused (429, 503)", total.refused()));
    text.append(row("failed", total.unwell()));
    text.append(row("on the wire only", trial.service()));
    trial.journeys().forEach(each -> text.append(journey(each)));
    text.append(outcomes(total)).append(generator(trial, p99));
    return text.toString();
  }

  static String demand(Demand demand) {
    return switch (demand) {
      case Demand.Open open -> "%.1f/s".formatted(open.perSecond());
      case Demand.Closed(int users, var think, _) ->
          users
              + (users == 1 ? " user" : " users")
              + (think.isZero() ? "" : ", thinking " + time(think.toNanos()));
    };
  }

  private static String row(String name, Distribution times) {
    if (times.isEmpty()) {
      return "";
    }
    String shown = name.length() > 24 ? name.substring(0, 23) + "…" : name;
    return COLUMNS.formatted(
        shown,
        times.count(),
        time(times.quantile(.5)),
        time(times.quantile(.9)),
        time(times.quantile(.99)),
        time(times.quantile(.999)),
        time(times.max()),
        time((long) times.mean()));
  }

  private static String journey(Travelled journey) {
    var text = new StringBuilder();
    text.append(
        "journey %s: %d begun, %d finished"
            .formatted(journey.name(), journey.begun(), journey.finished()));
    if (!journey.time().isEmpty()) {
      long half = journey.time().quantile(.5);
      long most = journey.time().quantile(.99);
      text.append(" in %s (p50), %s (p99)".formatted(time(half), time(most)));
    }
    journey.ended().forEach((why, count) -> text.append(", %d × %s".formatted(count, why)));
    return text.append(System.lineSeparator()).toString();
  }

  private static String outcomes(Tally total) {
    var parts = new StringJoiner(", ", "outcomes: ", System.lineSeparator());
    total.statuses().forEach((status, count) -> parts.add(count + " × " + status));
    total.failures().forEach((why, count) -> parts.add(count + " × " + words(why)));
    if (total.refused().count() > 0) {
      parts.add(total.invited() + " with Retry-After");
    }
    return parts.toString();
  }

  static String words(Failure why) {
    return switch (why) {
      case UNCONNECTED -> "no connection";
      case RESET -> "reset";
      case CLOSED -> "closed before the end";
      case REFUSED -> "refused stream";
      case UNREADABLE -> "no HTTP";
      case TIMED_OUT -> "not in time";
      case UNSENT -> "no free connection in time";
      case ENDED -> "ended by us";
    };
  }

  private static String generator(Trial trial, long p99) {
    String own =
        "generator: %.0f %% of %s, late by %s (p99; %s in windows on time), on time in %.0f %% of the windows%n"
            .formatted(
                100 * trial.busy(),
                trial.loops() == 1 ? "a core" : trial.loops() + " cores",
                time(trial.sendError().quantile(.99)),
                time(trial.sendErrorInQuiet().quantile(.99)),
                100 * trial.quiet());
    return own
        + Validity.flaw(Steps.of(trial, Validity.tolerated(p99)), p99)
            .map(
                flaw ->
                    "This tells little about the target: " + flaw + "." + System.lineSeparator())
            .orElse("");
  }

  /// Nanoseconds as people say them.
  public static String time(long nanos) {
    if (nanos < 10_000_000) {
      return "%.2f ms".formatted(nanos / 1e6);
    }
    return nanos < 1_000_000_000
        ? "%.0f ms".formatted(nanos / 1e6)
        : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
  }
}
