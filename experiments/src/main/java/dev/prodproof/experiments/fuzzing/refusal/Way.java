package dev.prodproof.experiments.fuzzing.refusal;

import dev.prodproof.facts.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the many ways to write the way to a value: `address.city`, `items[1].sku`,
/// `/address/city`, `address[city]`, `$.address`.
record Way(Optional<Site.In> in, List<String> steps) {
  private static final Pattern BETWEEN = Pattern.compile("[.\\[\\]/'\"]+");
  private static final int LONGEST = 300;
  private static final Map<String, Site.In> PLACES =
      Map.ofEntries(
          Map.entry("body", Site.In.BODY),
          Map.entry("json", Site.In.BODY),
          Map.entry("payload", Site.In.BODY),
          Map.entry("requestbody", Site.In.BODY),
          Map.entry("query", Site.In.QUERY),
          Map.entry("querystring", Site.In.QUERY),
          Map.entry("form", Site.In.FORM),
          Map.entry("path", Site.In.PATH),
          Map.entry("params", Site.In.PATH),
          Map.entry("header", Site.In.HEADER),
          Map.entry("headers", Site.In.HEADER),
          Map.entry("cookie", Site.In.COOKIE),
          Map.entry("cookies", Site.In.COOKIE));

  Way {
    steps = List.copyOf(steps);
  }

  static final Way NOWHERE = new Way(Optional.empty(), List.of());

  /// The place that a word stands for, such as `querystring`.
  static Optional<Site.In> place(String word) {
    return Optional.ofNullable(PLACES.get(word.toLowerCase(Locale.ROOT)));
  }

  static Way of(String written) {
    List<String> steps = new ArrayList<>();
    if (written.length() <= LONGEST) {
      for (String step : BETWEEN.splitAsStream(written).toList()) {
        if (!step.isBlank() && !step.equals("$") && !step.equals("#")) {
          steps.add(step.strip());
        }
      }
    }
    return new Way(Optional.empty(), steps);
  }

  /// As `of`, where the first step tells the place: `body.address`, `querystring/page`.
  static Way withPlace(String written) {
    return of(written).placeFirst();
  }

  Way placeFirst() {
    if (in.isPresent() || steps.isEmpty()) {
      return this;
    }
    Optional<Site.In> place = place(steps.getFirst());
    return place.isPresent() ? new Way(place, steps.subList(1, steps.size())) : this;
  }

  Way in(Optional<Site.In> place) {
    return in.isPresent() ? this : new Way(place, steps);
  }

  Way then(String step) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Way(in, longer);
  }

  /// A further way that tells its own place keeps it.
  Way then(Way further) {
    List<String> longer = new ArrayList<>(steps);
    longer.addAll(further.steps);
    return new Way(further.in.isPresent() ? further.in : in, longer);
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  Mention mention() {
    return Mention.of(in, steps);
  }
}
