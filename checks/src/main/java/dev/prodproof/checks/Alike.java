package dev.prodproof.checks;

import dev.prodproof.core.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Findings that look alike at several operations, where nobody says what they have in common inside. To tell
/// them once saves a reader from reading the same forty times; that their cause is one is presumed, and said so.
public final class Alike {
  public static final String ONE_CAUSE = "presumably for one cause";

  /// At two operations it may be chance.
  public static final int SEVERAL = 3;

  private static final int MOST_NAMED = 5;

  /// Enough to look at.
  private static final int MOST_CITED = 12;

  private Alike() {}

  /// @param symptom what makes it look like others; never where it was seen
  public record Seen(String symptom, Finding finding) {}

  /// One finding for what several operations show alike, and each of the others as it is.
  public static List<Finding> told(List<Seen> all) {
    Map<String, List<Finding>> bySymptom = new LinkedHashMap<>();
    all.forEach(seen -> bySymptom.computeIfAbsent(seen.symptom(), _ -> new ArrayList<>()).add(seen.finding()));
    return bySymptom.values().stream().flatMap(Alike::together).toList();
  }

  private static Stream<Finding> together(List<Finding> alike) {
    boolean several = alike.stream().map(Finding::where).distinct().count() >= SEVERAL;
    return several
        ? alike.stream().min(Comparator.comparing(Finding::where)).map(first -> one(first, alike)).stream()
        : alike.stream();
  }

  /// The first of them with the others' places. Its place and cause stay as they were alone: so does its id,
  /// and to show it again that one operation will do.
  public static Finding one(Finding first, List<Finding> alike) {
    return one(first, ONE_CAUSE, alike);
  }

  /// @param presumed what is said of their cause
  public static Finding one(Finding first, String presumed, List<Finding> alike) {
    List<Finding> others = alike.stream().filter(other -> !other.where().equals(first.where())).toList();
    List<String> places = others.stream().map(Finding::where).distinct().sorted().toList();
    String named = places.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int rest = places.size() - MOST_NAMED;
    String what =
        "%s; the same at %d more operations (%s%s), %s"
            .formatted(first.what(), places.size(), named, rest > 0 ? " and " + rest + " more" : "", presumed);
    List<Long> cited =
        Stream.concat(
                others.stream().flatMap(other -> other.evidence().stream()).limit(MOST_CITED),
                first.evidence().stream())
            .distinct()
            .toList();
    return new Finding(
        alike.stream().map(Finding::severity).max(Comparator.naturalOrder()).orElse(first.severity()),
        first.where(),
        what,
        first.cause(),
        cited);
  }
}
