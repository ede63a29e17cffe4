package dev.prodproof.experiments.survey;

import dev.prodproof.facts.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Places of health, readiness and metrics.
///
/// @param health request targets, the likeliest first
/// @param readiness request targets, the likeliest first
/// @param metrics request targets, the likeliest first
record Vitals(List<String> health, List<String> readiness, List<String> metrics) {
  private static final Pattern SERIES =
      Pattern.compile("(?m)^[a-zA-Z_:][a-zA-Z0-9_:]*(\\{[^}\\n]*})? +[-+0-9.eENaInf]+( \\d+)?$");

  /// @param prefixes put before each place: the root and what was learned
  /// @param ready the place that the recipe names; null where it names none
  static Vitals look(Scout scout, Set<String> prefixes, Stranger stranger, @Nullable String ready)
      throws InterruptedException {
    var targets = new LinkedHashSet<String>();
    if (ready != null) {
      targets.add(ready);
    }
    for (String prefix : prefixes) {
      for (List<String> places : List.of(Places.READINESS, Places.HEALTH, Places.METRICS)) {
        places.forEach(place -> targets.add(prefix + place));
      }
    }
    var vitals = new Vitals(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Exchange seen : scout.each(targets, target -> scout.get(target, "health"))) {
      if (!stranger.resembles(seen) && !vitals.knows(seen.request().target())) {
        vitals.sort(seen, ready);
      }
    }
    return vitals;
  }

  /// Most frameworks serve a path with a slash at its end, too: that is no second probe.
  private boolean knows(String target) {
    String other = target.endsWith("/") ? target.substring(0, target.length() - 1) : target + "/";
    return health.contains(other) || readiness.contains(other);
  }

  private void sort(Exchange seen, @Nullable String ready) {
    String target = seen.request().target();
    if (target.equals(ready) || (ends(target, Places.READINESS) && tellsHealth(seen))) {
      readiness.add(target);
    } else if (ends(target, Places.METRICS) && tellsMetrics(seen)) {
      metrics.add(target);
    } else if (ends(target, Places.HEALTH) && tellsHealth(seen)) {
      health.add(target);
    }
  }

  private static boolean ends(String target, List<String> places) {
    return places.stream().anyMatch(target::endsWith);
  }

  /// Success, or 503 that says so in its body: an unhealthy service has a health endpoint too.
  private static boolean tellsHealth(Exchange seen) {
    boolean page = seen.mediaType().contains("html");
    boolean unwell = seen.status() == 503 && seen.text().contains("\"status\"");
    return (seen.succeeded() && !page) || unwell;
  }

  private static boolean tellsMetrics(Exchange seen) {
    String text = seen.text();
    return seen.succeeded()
        && (text.contains("# TYPE ")
            || seen.mediaType().equals("application/openmetrics-text")
            || (seen.mediaType().startsWith("text/plain") && SERIES.matcher(text).find()));
  }
}
