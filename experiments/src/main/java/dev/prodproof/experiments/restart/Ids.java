package dev.prodproof.experiments.restart;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which ids a moved clock made a service give out twice. Each is told with what gave it out: `/notes[] 7`.
final class Ids {
  private Ids() {}

  /// Where an id came twice while the clock stood still, or where there is but one for all, the clock has no
  /// part in it.
  ///
  /// @param quiet given out before the clock was moved
  static List<String> twice(List<String> quiet, List<String> later) {
    List<String> all = Stream.concat(quiet.stream(), later.stream()).toList();
    Set<String> anyway = again(quiet).stream().map(Ids::giver).collect(Collectors.toSet());
    Map<String, Set<String>> byGiver = new HashMap<>();
    all.forEach(id -> byGiver.computeIfAbsent(giver(id), _ -> new HashSet<>()).add(id));
    return again(all).stream()
        .filter(id -> !anyway.contains(giver(id)) && byGiver.getOrDefault(giver(id), Set.of()).size() > 1)
        .toList();
  }

  private static List<String> again(List<String> ids) {
    Set<String> seen = new HashSet<>();
    return ids.stream().filter(id -> !seen.add(id)).distinct().toList();
  }

  private static String giver(String id) {
    return id.substring(0, id.lastIndexOf(' '));
  }
}
