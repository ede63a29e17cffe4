package dev.prodproof.facts.leak;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `Uncaught X: … in /srv/app/index.php:2`, `Stack trace:`, `#0 …`.
record PhpTraces() implements TraceReader {
  private static final Pattern EXCEPTION =
      Pattern.compile("(?:Uncaught (?:exception ')?|^)([A-Za-z_][\\w\\\\]{2,150})(?:'?: | in |' )");
  private static final Pattern PLACE =
      Pattern.compile(" in (\\S{1,250}\\.(?:php|phtml|inc)):(\\d{1,7})$");
  private static final Pattern FRAME = Pattern.compile("^#\\d{1,4} (?:\\S|\\{main\\})");

  @Override
  public List<String> needles() {
    return List.of("Stack trace:");
  }

  @Override
  public Optional<StackTrace> read(List<String> lines) {
    int trace = 0;
    while (trace < lines.size() && !lines.get(trace).strip().equals("Stack trace:")) {
      trace++;
    }
    if (trace + 1 >= lines.size() || !FRAME.matcher(lines.get(trace + 1).strip()).find()) {
      return Optional.empty();
    }
    String exception = "";
    String place = "";
    for (String line : lines.subList(Math.max(0, trace - 6), trace)) {
      Matcher named = EXCEPTION.matcher(line.strip());
      exception = exception.isEmpty() && named.find() ? named.group(1) : exception;
      Matcher placed = PLACE.matcher(line);
      if (placed.find()) {
        place = TraceReader.fileName(placed.group(1)) + ":" + placed.group(2);
      }
    }
    return exception.isEmpty() || place.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StackTrace("PHP", exception, place, exception + "\n" + lines.get(trace + 1)));
  }
}
